const base = require('../../jest.config.js');

/** The node against a real LiteLLM proxy; see README.md. */
/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: base.testEnvironment,
	transform: base.transform,
	rootDir: '../..',
	testMatch: ['<rootDir>/test/gateway/**/*.gateway.ts'],
	forceExit: true,
	// Every file starts a proxy of its own, and each takes a core while it starts.
	maxWorkers: 1,
	testTimeout: 120_000,
};
