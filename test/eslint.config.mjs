// What n8n's own config does not cover: our tests, emulator, demo and benchmarks, and the rules of
// eslint-plugin-n8n-nodes-base 2 as n8n's verification scan applies them, one major version ahead
// of those in @n8n/node-cli.
import js from '@eslint/js';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const n8nRules = {
	plugins: { 'n8n-nodes-base': n8nNodesBase },
	languageOptions: { parser: tseslint.parser },
	linterOptions: { noInlineConfig: true },
};

/** Switched off by n8n's scan as well. */
const OFF_IN_CREDENTIALS = [
	'cred-class-field-documentation-url-miscased',
	'cred-class-field-type-options-password-missing',
];
const OFF_IN_NODES = [
	'node-class-description-inputs-wrong-regular-node',
	'node-class-description-outputs-wrong',
	'node-param-type-options-max-value-present',
];

function rulesOf(config, off = []) {
	const disabled = off.map((rule) => [`n8n-nodes-base/${rule}`, 'off']);
	return { ...n8nNodesBase.configs[config].rules, ...Object.fromEntries(disabled) };
}

export default defineConfig(
	globalIgnores(['dist', 'coverage', 'demo-output', '.cache', '**/node_modules']),
	{
		files: ['**/*.ts', '**/*.mjs', '**/*.js'],
		extends: [js.configs.recommended, tseslint.configs.recommended],
		languageOptions: {
			globals: {
				process: 'readonly',
				require: 'readonly',
				module: 'writable',
				exports: 'writable',
			},
		},
		rules: {
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'max-lines': ['error', 200],
		},
	},
	{
		// A provider is one file, with the table of its models in it.
		files: ['nodes/AiVideo/providers/*.ts'],
		rules: { 'max-lines': ['error', 300] },
	},
	{
		// A suite is all that is said of one subject.
		files: ['test/**/*.test.ts', 'test/**/*.e2e.ts', 'test/**/*.judge.ts'],
		rules: { 'max-lines': ['error', 500] },
	},
	{
		files: ['**/*.js'],
		rules: { '@typescript-eslint/no-require-imports': 'off' },
	},
	{ ...n8nRules, files: ['package.json'], rules: rulesOf('community') },
	{
		...n8nRules,
		files: ['credentials/**/*.ts'],
		rules: rulesOf('credentials', OFF_IN_CREDENTIALS),
	},
	{ ...n8nRules, files: ['nodes/**/*.ts'], rules: rulesOf('nodes', OFF_IN_NODES) },
);
