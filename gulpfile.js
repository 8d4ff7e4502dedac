const { src, dest } = require('gulp');

/** Copies the icons beside the compiled files: tsc emits only TypeScript and JSON. */
function icons() {
	return src('icons/*.svg').pipe(dest('dist/icons'));
}

exports.icons = icons;
exports.default = icons;
