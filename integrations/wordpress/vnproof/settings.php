<?php
/**
 * Settings → vnproof: where the service is, its token, and what to do when it cannot be reached.
 */

defined( 'ABSPATH' ) || exit;

add_action( 'admin_menu', 'vnproof_menu' );
add_action( 'admin_init', 'vnproof_register' );

/** What is set, with what is not set filled in. */
function vnproof_settings(): array {
	$usual = array( 'address' => 'http://127.0.0.1:8077', 'token' => '', 'strict' => false );
	return array_merge( $usual, (array) get_option( 'vnproof', array() ) );
}

/** The page's place in the menu. */
function vnproof_menu() {
	add_options_page( 'vnproof', 'vnproof', 'manage_options', 'vnproof', 'vnproof_page' );
}

/** One option for all of it. */
function vnproof_register() {
	register_setting( 'vnproof', 'vnproof', array( 'sanitize_callback' => 'vnproof_sanitize' ) );
}

/** Only what is understood is kept. */
function vnproof_sanitize( $given ): array {
	$given = (array) $given;
	return array(
		'address' => esc_url_raw( $given['address'] ?? '', array( 'http', 'https' ) ),
		'token'   => sanitize_text_field( $given['token'] ?? '' ),
		'strict'  => ! empty( $given['strict'] ),
	);
}

/** The page. */
function vnproof_page() {
	$settings = vnproof_settings();
	?>
	<div class="wrap">
		<h1>vnproof</h1>
		<form method="post" action="options.php">
			<?php settings_fields( 'vnproof' ); ?>
			<table class="form-table" role="presentation">
				<tr>
					<th scope="row"><label for="vnproof-address">Địa chỉ dịch vụ</label></th>
					<td><input id="vnproof-address" class="regular-text" type="url" name="vnproof[address]" value="<?php echo esc_attr( $settings['address'] ); ?>"></td>
				</tr>
				<tr>
					<th scope="row"><label for="vnproof-token">Mã truy cập</label></th>
					<td><input id="vnproof-token" class="regular-text" type="password" autocomplete="off" name="vnproof[token]" value="<?php echo esc_attr( $settings['token'] ); ?>"></td>
				</tr>
				<tr>
					<th scope="row">Khi không gọi được dịch vụ</th>
					<td><label><input type="checkbox" name="vnproof[strict]" value="1" <?php checked( $settings['strict'] ); ?>> không cho đăng</label></td>
				</tr>
			</table>
			<?php submit_button(); ?>
		</form>
	</div>
	<?php
}
