<?php
/**
 * The gate: what the service says of a post.
 */

defined( 'ABSPATH' ) || exit;

/**
 * Ask the service about the fields of a post.
 *
 * @return array|WP_Error The service's answer, or why there is none.
 */
function vnproof_ask( string $title, string $content, string $excerpt ) {
	$settings = vnproof_settings();
	$fields   = array_filter(
		array(
			'title' => $title,
			'lead'  => $excerpt,
			'body'  => '' === trim( $content ) ? '' : array( 'html' => $content ),
		)
	);
	if ( ! $fields ) {
		return array( 'decision' => 'publish', 'reasons' => array(), 'report' => array( 'documents' => array() ) );
	}
	$headers = array( 'Content-Type' => 'application/json' );
	if ( '' !== $settings['token'] ) {
		$headers['Authorization'] = 'Bearer ' . $settings['token'];
	}
	$answer = wp_remote_post(
		untrailingslashit( $settings['address'] ) . '/v1/gate',
		array(
			'timeout' => 20,
			'headers' => $headers,
			'body'    => wp_json_encode( array( 'fields' => $fields ) ),
		)
	);
	$code   = is_wp_error( $answer ) ? 0 : wp_remote_retrieve_response_code( $answer );
	$body   = is_wp_error( $answer ) ? null : json_decode( wp_remote_retrieve_body( $answer ), true );
	if ( 200 !== $code || ! isset( $body['decision'] ) ) {
		return new WP_Error(
			'vnproof_unreachable',
			'Không gọi được dịch vụ vnproof; hãy kiểm tra địa chỉ và mã ở Cài đặt → vnproof.',
			array( 'status' => 502 )
		);
	}
	return $body;
}

/**
 * Why a post may not be published; null where it may.
 */
function vnproof_refusal( string $title, string $content, string $excerpt ): ?string {
	$answer = vnproof_ask( $title, $content, $excerpt );
	if ( is_wp_error( $answer ) ) {
		return vnproof_settings()['strict'] ? $answer->get_error_message() : null;
	}
	if ( 'block' !== $answer['decision'] ) {
		return null;
	}
	return 'vnproof: ' . implode( ' ', array_column( $answer['reasons'], 'message' ) );
}
