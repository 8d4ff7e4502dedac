import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';

import type { DialectName } from '../../../../nodes/AiVideo/providers';
import type { EngineRun } from '../../../engine';
import { parametersOf, type Rig } from '../rig';
import { KEY } from './attack';
import { VIDEO_ID, type HostileProvider, type Route } from './provider';

/** What a user does so that the route under attack is asked. */
export interface Mission {
	readonly operation: string;
	readonly dialect: DialectName;
	readonly parameters: INodeParameters;
	readonly losesAnswers: boolean;
}

/** The largest file asked for, so that what is endless ends soon. */
const MAX_FILE_MB = 1;
const KNOWN = { videoId: VIDEO_ID };
const OPTIONS = { maxFileSize: MAX_FILE_MB };
const WAITING = { timeout: 2 };

function mission(operation: string, dialect: DialectName, more: INodeParameters = {}): Mission {
	const writesFile = ['generate', 'wait', 'download'].includes(operation);
	const waits = operation === 'generate' || operation === 'wait';
	return {
		operation,
		dialect,
		losesAnswers: false,
		parameters: {
			...(writesFile ? { options: OPTIONS } : {}),
			...(waits ? { waiting: WAITING } : {}),
			...more,
		},
	};
}

function anyOf(operations: readonly string[], dialects: readonly DialectName[], more = {}) {
	return fc
		.tuple(fc.constantFrom(...operations), fc.constantFrom(...dialects))
		.map(([operation, dialect]) => mission(operation, dialect, more));
}

const FAMILY: readonly DialectName[] = ['openai', 'apiyi'];

export const missions: Readonly<Record<Route, fc.Arbitrary<Mission>>> = {
	submit: anyOf(['create', 'generate'], [...FAMILY, 'artifex']),
	status: fc.oneof(
		anyOf(['getStatus', 'wait', 'download'], [...FAMILY, 'artifex'], { ...KNOWN, simplify: false }),
		anyOf(['generate'], [...FAMILY, 'artifex']),
	),
	content: fc.oneof(anyOf(['wait', 'download'], FAMILY, KNOWN), anyOf(['generate'], FAMILY)),
	file: fc.oneof(anyOf(['wait', 'download'], ['artifex'], KNOWN), anyOf(['generate'], ['artifex'])),
	list: fc.oneof(
		anyOf(['getMany'], ['openai'], { returnAll: true }),
		anyOf(['generate', 'create'], ['openai']).map((lost) => ({ ...lost, losesAnswers: true })),
	),
	image: anyOf(['create', 'generate'], FAMILY, { imageSource: 'url' }),
	models: anyOf(['listSearch'], FAMILY),
	delete: anyOf(['delete'], ['openai'], KNOWN),
	remix: anyOf(['remix'], ['openai'], { ...KNOWN, prompt: 'At night' }),
	probe: anyOf(['testCredential'], [...FAMILY, 'artifex']),
};

/** What came of a mission: an execution, or what a dialogue of the editor shows. */
export type Outcome = { readonly run: EngineRun } | { readonly shown: unknown };

/** Does it, and resolves when nothing of it goes on. */
export async function fulfil(
	{ start, engine, node, credentialType, clock }: Rig,
	{ operation, dialect, parameters }: Mission,
	{ own, elsewhere }: HostileProvider,
): Promise<Outcome> {
	const credentials = { dialect, baseUrl: own.origin, apiKey: KEY };
	const setup = { credentialType, credentials };
	if (operation === 'testCredential') {
		return { shown: await clock.finish(engine.testCredential(node, 'testCredential', setup)) };
	}
	if (operation === 'listSearch') {
		return { shown: await clock.finish(engine.listSearch(node, 'searchModels', setup)) };
	}
	const more =
		parameters.imageSource === 'url' ? { imageUrl: `${elsewhere.origin}/image.png` } : {};
	const run = start({
		dialect,
		baseUrl: own.origin,
		apiKey: KEY,
		parameters: parametersOf(operation, { ...parameters, ...more }),
	});
	await run.result;
	await run.nodeSettled;
	return { run };
}
