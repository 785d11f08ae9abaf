// What the page says, in both languages.
export const WORDS = {
  vi: {
    motto: "soát lỗi chính tả văn bản hành chính trước khi đăng", language: "Ngôn ngữ", text: "Văn bản", tools: "Công cụ",
    open: "Mở tệp…", acceptSafe: "Sửa mọi chỗ chắc chắn", undo: "Hoàn tác", undoKey: "Alt+U", compare: "Trước và sau",
    download: "Tải về", print: "In", clear: "Bài mới", hint: "Dán hoặc gõ văn bản vào đây, hoặc kéo thả một tệp (.txt, .html, .docx, .odt, .pdf).",
    findings: "Chỗ đáng ngờ", kind: "Loại", certainty: "Mức chắc", all: "tất cả", safe: "tự sửa được", likely: "rất có thể sai", hintOnly: "cần người xem",
    accept: "Sửa thành", ignore: "Bỏ qua chỗ này", ignoreAlways: "Luôn bỏ qua", learn: "Thêm vào từ điển",
    keys: "Alt+N chỗ sau · Alt+P chỗ trước · Alt+Enter sửa · Alt+I bỏ qua · Alt+U hoàn tác",
    reading: "Đang soát…", none: "Không thấy lỗi.", found: (n) => `${n} chỗ đáng ngờ.`, fixed: (n) => `Đã sửa ${n} chỗ.`, nothing: "Không có gì để làm.",
    lost: "Không gọi được dịch vụ; bài vẫn còn đây, hãy thử lại.", opened: (name) => `Đã mở ${name}.`, readOnly: "Tệp này chỉ sửa được theo đề nghị, không gõ thêm được.",
    same: "Chưa sửa gì.", refused: "Chưa có mã truy cập hoặc mã sai; hãy nhập mã.", token: "Mã truy cập",
  },
  en: {
    motto: "proofreads Vietnamese notices before they are published", language: "Language", text: "Text", tools: "Tools",
    open: "Open…", acceptSafe: "Correct what is certain", undo: "Undo", undoKey: "Alt+U", compare: "Before and after",
    download: "Download", print: "Print", clear: "New text", hint: "Paste or type a text here, or drop a file (.txt, .html, .docx, .odt, .pdf).",
    findings: "Findings", kind: "Kind", certainty: "Certainty", all: "all", safe: "certain", likely: "likely", hintOnly: "needs an eye",
    accept: "Correct to", ignore: "Ignore here", ignoreAlways: "Always ignore", learn: "Add to dictionary",
    keys: "Alt+N next · Alt+P previous · Alt+Enter correct · Alt+I ignore · Alt+U undo",
    reading: "Reading…", none: "No faults found.", found: (n) => `${n} findings.`, fixed: (n) => `${n} places corrected.`, nothing: "Nothing to do.",
    lost: "The service cannot be reached; the text is still here, try again.", opened: (name) => `${name} is open.`, readOnly: "This file can be corrected as proposed, but not typed into.",
    same: "Nothing was corrected.", refused: "The token is missing or wrong; type it in.", token: "Token",
  },
};
