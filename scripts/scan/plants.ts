import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Finding, Verdict } from './judge';
import type { Leg } from './leg';

/** A violation put into a copy of the package on purpose: the scanner has to name it. */
interface Plant {
	readonly file: string;
	readonly rule: string;
	readonly severity: Finding['severity'];
	/** Changes the file's text. */
	readonly edit: (text: string) => string;
}

const append = (code: string) => (text: string) => `${text}\n${code}\n`;

/** Adds or, with `undefined`, removes a field. */
const setField = (name: string, value: unknown) => (text: string) =>
	JSON.stringify({ ...JSON.parse(text), [name]: value }, null, '\t');

const DISABLED_CONSOLE = '/* eslint-disable no-console */\nconsole.log("planted");';

const PLANTS: Readonly<Record<Leg['name'], readonly Plant[]>> = {
	sources: [
		{
			file: 'nodes/AiVideo/api/retryDelay.ts',
			rule: 'no-console',
			severity: 'error',
			edit: append(DISABLED_CONSOLE),
		},
		{
			file: 'nodes/AiVideo/jobs/permits.ts',
			rule: '@n8n/community-nodes/no-restricted-globals',
			severity: 'error',
			edit: append('export const planted = process.env;'),
		},
		{
			file: 'nodes/AiVideo/operations/parameters.ts',
			rule: 'n8n-nodes-base/node-param-display-name-miscased',
			severity: 'error',
			edit: (text) => text.replace("'Video ID'", "'video id'"),
		},
		{
			file: 'credentials/AiVideoApi.credentials.ts',
			rule: '@n8n/community-nodes/cred-class-field-icon-missing',
			severity: 'error',
			edit: (text) => text.replace(/^\ticon: .*$/m, ''),
		},
		{
			file: 'package.json',
			rule: '@n8n/community-nodes/require-homepage',
			severity: 'warning',
			edit: setField('homepage', undefined),
		},
	],
	tarball: [
		{
			file: 'dist/nodes/AiVideo/AiVideo.node.js',
			rule: 'no-console',
			severity: 'error',
			edit: append(DISABLED_CONSOLE),
		},
		{
			file: 'dist/credentials/AiVideoApi.credentials.js',
			rule: '@n8n/community-nodes/no-restricted-imports',
			severity: 'error',
			edit: append('exports.planted = require("fs");'),
		},
		{
			file: 'package.json',
			rule: '@n8n/community-nodes/no-runtime-dependencies',
			severity: 'error',
			edit: setField('dependencies', { axios: '1.0.0' }),
		},
	],
};

/** Puts the violations into a copy of the leg. */
export function plant(leg: Leg): void {
	for (const { file, edit } of PLANTS[leg.name]) {
		const path = join(leg.folder, file);
		const text = readFileSync(path, 'utf8');
		const planted = edit(text);
		if (planted === text) throw new Error(`Nothing to plant in ${file}: it has changed`);
		writeFileSync(path, planted);
	}
}

/** What the scanner should have said about the planted copy and did not; empty when it works. */
export function missedPlants(leg: Leg, { passed, findings }: Verdict): readonly string[] {
	const missed = PLANTS[leg.name].filter(
		({ file, rule, severity }) =>
			!findings.some(
				(found) => found.file === file && found.rule === rule && found.severity === severity,
			),
	);
	return [
		...missed.map(({ file, rule, severity }) => `${severity} ${rule} in ${file}`),
		...(passed ? ['the verdict: n8n let it pass'] : []),
	];
}
