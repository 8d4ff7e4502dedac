const { rm } = require('node:fs/promises');

const { src, dest } = require('gulp');

/** Removes what an earlier build left, so that no stale file is packed. */
async function clean() {
	await rm('dist', { recursive: true, force: true });
}

/** Copies the icons beside the compiled files: tsc emits only TypeScript and JSON. */
function icons() {
	return src('icons/*.svg').pipe(dest('dist/icons'));
}

exports.clean = clean;
exports.icons = icons;
