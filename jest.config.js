/** Unit, property and integration tests. `sources` are compiled per file; types are checked by `npm run lint`. */
const transform = { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.json', diagnostics: false }] };

/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	transform,
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts'],
	coverageThreshold: { global: { lines: 95, branches: 95 } },
	reporters: ['default', '<rootDir>/test/moneyReporter.js'],
	coverageReporters: ['text-summary', 'json-summary', 'lcovonly'],
	// No test measures time, so that none minds the others.
	maxWorkers: '100%',
	testSequencer: '<rootDir>/test/longestFirst.js',
	// Generous, for machines that are busy.
	testTimeout: 30_000,
};
