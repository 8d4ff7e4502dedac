const { existsSync } = require('node:fs');
const { readdir, readFile, rename, rm } = require('node:fs/promises');
const { join } = require('node:path');

const { build: bundle } = require('esbuild');
const { dest, parallel, series, src } = require('gulp');

/** Where a build is made before it takes the place of the last one. */
const NEXT = join('.cache', `dist-${process.pid}`);

/** One file for each class n8n loads: loading 127 small ones took n8n twice as long to start. */
async function code() {
	await bundle({
		entryPoints: ['nodes/AiVideo/AiVideo.node.ts', 'credentials/AiVideoApi.credentials.ts'],
		outdir: NEXT,
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
	return src('nodes/**/*.node.json').pipe(dest(join(NEXT, 'nodes')));
}

/** The icons, where the compiled files look for them. */
function icons() {
	return src('icons/*.svg').pipe(dest(join(NEXT, 'icons')));
}

/** The files of a folder with what is in them. */
async function contentsOf(folder) {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => join(parentPath, name));
	const contents = await Promise.all(files.map((file) => readFile(file, 'latin1')));
	return new Map(files.map((file, index) => [file.slice(folder.length), contents[index]]));
}

async function isSame(left, right) {
	const [these, those] = [await contentsOf(left), await contentsOf(right)];
	return (
		these.size === those.size && [...these].every(([file, content]) => those.get(file) === content)
	);
}

/**
 * Puts the new build in the place of the last one, whole, so that no stale file is packed. A build that changes
 * nothing leaves `dist` alone: checks that go on side by side all build first, and read it.
 */
async function replace() {
	if (existsSync('dist') && (await isSame(NEXT, 'dist')))
		return await rm(NEXT, { recursive: true });
	await rm('dist', { recursive: true, force: true });
	await rename(NEXT, 'dist');
}

exports.build = series(parallel(code, codex, icons), replace);
