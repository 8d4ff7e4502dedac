/** The package in a real n8n server; run by `npm run test:e2e`. */

/** @type {import('jest').Config} */
module.exports = {
	rootDir: '../..',
	testEnvironment: 'node',
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.json', diagnostics: false }] },
	testMatch: ['<rootDir>/test/e2e/**/*.e2e.ts'],
	// Each suite starts a server of its own; two at once would only slow each other down.
	maxWorkers: 1,
	// A server that did not start would otherwise keep jest alive.
	forceExit: true,
	// Generous, for machines that are busy: no test measures time, except where it says so.
	testTimeout: 300_000,
};
