/** The package in n8n's queue mode; run by `npm run test:queue`. */

/** @type {import('jest').Config} */
module.exports = {
	rootDir: '../..',
	testEnvironment: 'node',
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.json', diagnostics: false }] },
	testMatch: ['<rootDir>/test/queue/**/*.queue.ts'],
	maxWorkers: 1,
	forceExit: true,
	// Generous, for machines that are busy: no test measures time.
	testTimeout: 400_000,
};
