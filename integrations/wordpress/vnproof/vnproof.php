<?php
/**
 * Plugin Name: vnproof
 * Description: Soát lỗi chính tả tiếng Việt trước khi đăng bài, bằng dịch vụ vnproof của cơ quan.
 * Version: 0.1.0
 * Requires at least: 6.1
 * Requires PHP: 7.4
 * License: Apache-2.0
 * Text Domain: vnproof
 *
 * The panel in the editor asks this site, and this site asks the service: the token never reaches a browser. Whatever
 * way a post comes in, publishing asks the gate again; where the service cannot be reached, the setting decides.
 */

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/gate.php';
require_once __DIR__ . '/settings.php';

add_action( 'rest_api_init', 'vnproof_routes' );
add_action( 'enqueue_block_editor_assets', 'vnproof_editor' );
add_filter( 'rest_pre_insert_post', 'vnproof_before_rest', 10, 2 );
add_filter( 'rest_pre_insert_page', 'vnproof_before_rest', 10, 2 );
add_filter( 'wp_insert_post_data', 'vnproof_before_save', 10, 2 );
add_action( 'admin_notices', 'vnproof_notice' );

/** The path that the panel asks. */
function vnproof_routes() {
	register_rest_route(
		'vnproof/v1',
		'/gate',
		array(
			'methods'             => 'POST',
			'permission_callback' => fn() => current_user_can( 'edit_posts' ),
			'args'                => array(
				'title'   => array( 'type' => 'string', 'default' => '' ),
				'content' => array( 'type' => 'string', 'default' => '' ),
				'excerpt' => array( 'type' => 'string', 'default' => '' ),
			),
			'callback'            => fn( WP_REST_Request $request ) => vnproof_ask(
				$request['title'],
				$request['content'],
				$request['excerpt']
			),
		)
	);
}

/** The panel. */
function vnproof_editor() {
	$parts = array( 'wp-plugins', 'wp-edit-post', 'wp-element', 'wp-components', 'wp-data', 'wp-api-fetch', 'wp-blocks' );
	wp_enqueue_script( 'vnproof', plugins_url( 'panel.js', __FILE__ ), $parts, '0.1.0', true );
}

/**
 * A post that is to be published through the REST API, as the block editor does.
 *
 * @param stdClass|WP_Error $post    What is to be saved.
 * @param WP_REST_Request   $request What was asked.
 * @return stdClass|WP_Error
 */
function vnproof_before_rest( $post, $request ) {
	if ( is_wp_error( $post ) || ! in_array( $post->post_status ?? '', array( 'publish', 'future' ), true ) ) {
		return $post;
	}
	$kept = isset( $post->ID ) ? get_post( $post->ID ) : null;
	$why  = vnproof_refusal(
		$post->post_title ?? ( $kept->post_title ?? '' ),
		$post->post_content ?? ( $kept->post_content ?? '' ),
		$post->post_excerpt ?? ( $kept->post_excerpt ?? '' )
	);
	return null === $why ? $post : new WP_Error( 'vnproof_blocked', $why, array( 'status' => 403 ) );
}

/**
 * Any other way to publish: the post is kept, but as a draft that waits for review.
 *
 * @param array $data What is to be saved, slashed.
 * @param array $post What was sent.
 * @return array
 */
function vnproof_before_save( $data, $post ) {
	$public = in_array( $data['post_status'], array( 'publish', 'future' ), true );
	if ( ! $public || ! in_array( $data['post_type'], array( 'post', 'page' ), true ) || defined( 'REST_REQUEST' ) ) {
		return $data;
	}
	$why = vnproof_refusal(
		wp_unslash( $data['post_title'] ),
		wp_unslash( $data['post_content'] ),
		wp_unslash( $data['post_excerpt'] )
	);
	if ( null !== $why ) {
		$data['post_status'] = 'pending';
		set_transient( 'vnproof_notice_' . get_current_user_id(), $why, 60 );
	}
	return $data;
}

/** Why a post was not published, on the next page. */
function vnproof_notice() {
	$name = 'vnproof_notice_' . get_current_user_id();
	$why  = get_transient( $name );
	if ( $why ) {
		delete_transient( $name );
		printf( '<div class="notice notice-error"><p>%s</p></div>', esc_html( $why ) );
	}
}
