<?php

/**
 * Cấu hình vnproof của trang này. Tệp chỉ nằm trên máy chủ; không mục nào đến trình duyệt.
 */

if (!defined('NV_MAINFILE')) {
    exit('Stop!!!');
}

return [
    // Địa chỉ của dịch vụ `vnproof serve`.
    'address' => 'http://127.0.0.1:8077',

    // Mã truy cập, là VNPROOF_TOKEN của dịch vụ. Dịch vụ chạy ngay trên máy chủ này thì có thể để trống.
    'token' => '',

    // Khi không gọi được dịch vụ: false là vẫn cho đăng và ghi vào nhật ký hệ thống, true là không cho đăng.
    'strict' => false,
];
