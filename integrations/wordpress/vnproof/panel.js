// The panel of the block editor: what the gate says, why, and a button for each proposal. Publishing is locked on `block`;
// a draft can always be saved.
( function ( { plugins, editPost, element, components, data, apiFetch } ) {
	const { createElement: make, useEffect, useState } = element;
	const { useSelect, dispatch, select } = data;
	const LOCK = 'vnproof';
	const REST = 1200; // milliseconds without a key before the post is read
	const SAY = {
		publish: 'Không thấy lỗi, có thể đăng.',
		review: 'Nên xem lại trước khi đăng.',
		block: 'Chưa đăng được: hãy sửa các lỗi dưới đây.',
	};
	const STATUS = { publish: 'success', review: 'warning', block: 'error' };

	// Where a finding's words stand in the post, whole words only. What stands in one place alone can be put right by a
	// button; which of several places is meant, a person sees better.
	function places( field, { text: wrong } ) {
		const escaped = wrong.replace( /[.*+?^${}()|[\]\\]/g, '\\$&' );
		const whole = new RegExp( `(?<![\\p{L}\\p{N}])${ escaped }(?![\\p{L}\\p{N}])`, 'gu' );
		return [ ...texts( field ) ].flatMap( ( [ text, put ] ) =>
			[ ...text.matchAll( whole ) ].map( ( { index } ) => ( fresh ) => put( text.slice( 0, index ) + fresh + text.slice( index + wrong.length ) ) )
		);
	}

	// The texts of a field, each with the way to change it.
	function* texts( field ) {
		if ( field !== 'body' ) {
			const name = field === 'title' ? 'title' : 'excerpt';
			yield [ select( 'core/editor' ).getEditedPostAttribute( name ), ( fresh ) => dispatch( 'core/editor' ).editPost( { [ name ]: fresh } ) ];
			return;
		}
		for ( const { clientId, attributes } of allBlocks( select( 'core/block-editor' ).getBlocks() ) ) {
			for ( const name of [ 'content', 'citation', 'value', 'caption', 'text' ] ) {
				const text = attributes[ name ]?.toString?.();
				if ( text ) yield [ text, ( fresh ) => dispatch( 'core/block-editor' ).updateBlockAttributes( clientId, { [ name ]: fresh } ) ];
			}
		}
	}

	function* allBlocks( blocks ) {
		for ( const block of blocks ) {
			yield block;
			yield* allBlocks( block.innerBlocks );
		}
	}

	function Finding( { field, finding } ) {
		const [ best ] = finding.suggestions;
		const [ put, ...others ] = best ? places( field, finding ) : [];
		return make( 'li', { className: 'vnproof-finding', style: { margin: '0 0 1em' } },
			make( 'strong', null, finding.text ), best ? ` → ${ best.text }` : '',
			make( 'p', { style: { margin: '.3em 0' } }, finding.message ),
			make( 'p', { style: { margin: '.3em 0', opacity: 0.75 } }, finding.why.join( '; ' ) ),
			put && ! others.length && make( components.Button, { variant: 'secondary', onClick: () => put( best.text ) }, `Sửa thành «${ best.text }»` ),
		);
	}

	function Verdict( { locks } ) {
		const published = useSelect( ( use ) => use( 'core/editor' ).isCurrentPostPublished() );
		const post = useSelect( ( use ) => {
			const editor = use( 'core/editor' );
			return {
				title: editor.getEditedPostAttribute( 'title' ) ?? '',
				excerpt: editor.getEditedPostAttribute( 'excerpt' ) ?? '',
				content: editor.getEditedPostContent() ?? '',
			};
		} );
		const [ answer, setAnswer ] = useState( null );
		const [ error, setError ] = useState( '' );
		useEffect( () => {
			let stale = false;
			const timer = setTimeout( async () => {
				try {
					const told = await apiFetch( { path: '/vnproof/v1/gate', method: 'POST', data: post } );
					if ( stale ) return;
					setAnswer( told );
					setError( '' );
				} catch ( problem ) {
					if ( stale ) return;
					setError( problem.message );
					setAnswer( null ); // the server asks again, and has the last word
				}
			}, REST );
			return () => {
				stale = true;
				clearTimeout( timer );
			};
		}, [ post.title, post.excerpt, post.content ] );
		useEffect( () => {
			if ( ! locks && ! published ) return undefined;
			const { lockPostSaving, unlockPostSaving } = dispatch( 'core/editor' );
			( answer?.decision === 'block' ? lockPostSaving : unlockPostSaving )( LOCK );
			return () => unlockPostSaving( LOCK );
		}, [ answer?.decision, locks, published ] );
		if ( error ) return make( components.Notice, { status: 'warning', isDismissible: false }, error );
		if ( ! answer ) return make( components.Spinner );
		const findings = answer.report.documents.flatMap( ( { path, findings: found } ) => found.map( ( one ) => [ path, one ] ) );
		return make( 'div', { className: 'vnproof-verdict', 'data-decision': answer.decision },
			make( components.Notice, { status: STATUS[ answer.decision ], isDismissible: false }, SAY[ answer.decision ] ),
			make( 'ul', null, findings.map( ( [ field, finding ], key ) => make( Finding, { key, field, finding } ) ) ),
		);
	}

	plugins.registerPlugin( 'vnproof', {
		render: () => make( element.Fragment, null,
			make( editPost.PluginDocumentSettingPanel, { name: 'vnproof', title: 'Chính tả (vnproof)', initialOpen: true }, make( Verdict, { locks: false } ) ),
			make( editPost.PluginPrePublishPanel, { title: 'Chính tả (vnproof)', initialOpen: true }, make( Verdict, { locks: true } ) ),
		),
	} );
} )( window.wp );
