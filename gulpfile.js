const { rm } = require('node:fs/promises');

const { build: bundle } = require('esbuild');
const { dest, parallel, series, src } = require('gulp');

/** Removes what an earlier build left, so that no stale file is packed. */
async function clean() {
	await rm('dist', { recursive: true, force: true });
}

/** One file for each class n8n loads: loading 127 small ones took n8n twice as long to start. */
async function code() {
	await bundle({
		entryPoints: ['nodes/AiVideo/AiVideo.node.ts', 'credentials/AiVideoApi.credentials.ts'],
		outdir: 'dist',
		outbase: '.',
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'es2021',
		// The host brings it; another copy would break `instanceof`.
		external: ['n8n-workflow'],
		logLevel: 'warning',
	});
}

/** The node's entry in n8n's node panel. */
function codex() {
	return src('nodes/**/*.node.json').pipe(dest('dist/nodes'));
}

/** The icons, where the compiled files look for them. */
function icons() {
	return src('icons/*.svg').pipe(dest('dist/icons'));
}

exports.build = series(clean, parallel(code, codex, icons));
