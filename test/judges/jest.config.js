const base = require('../../jest.config.js');

/** The providers' own clients against the emulator, and their requests beside ours; see README.md. */
/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: base.testEnvironment,
	transform: base.transform,
	rootDir: '../..',
	testMatch: ['<rootDir>/test/judges/*.judge.ts'],
	testTimeout: 60_000,
};
