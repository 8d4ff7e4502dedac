const { join } = require('path');

const base = require('../../jest.config.js');

/** The integration tests on another version of n8n's engine; run by test/compat/run.ts. */

const host = process.env.N8N_ENGINE_ROOT;
if (!host) throw new Error('N8N_ENGINE_ROOT names no folder; use npm run test:compat');

/** What n8n 2.0 loads as ES modules, which jest runs only when they are compiled. */
const MODULES = '/node_modules/(p-retry|is-network-error)/.+\\.js$';
const compile = {
	tsconfig: { allowJs: true, module: 'commonjs', target: 'es2022' },
	diagnostics: false,
};

/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: base.testEnvironment,
	transform: { ...base.transform, [MODULES]: ['ts-jest', compile] },
	transformIgnorePatterns: ['/node_modules/(?!(p-retry|is-network-error)/)'],
	rootDir: '../..',
	testMatch: ['<rootDir>/test/integration/**/*.test.ts'],
	// Nothing of n8n runs in these: the emulator, the built package, the demo, the documentation.
	testPathIgnorePatterns: [
		'/node_modules/',
		'/integration/emulator\\.',
		'/integration/suites/(package|demo|providersPage|secrets)\\.',
	],
	// The node and the engine have to see one and the same copy.
	moduleNameMapper: { '^n8n-workflow$': join(host, 'node_modules', 'n8n-workflow') },
	// Hosts before n8n 2.41 keep timers alive after a run.
	forceExit: true,
	testTimeout: base.testTimeout,
};
