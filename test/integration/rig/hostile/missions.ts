import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';

import type { DialectName } from '../../../../nodes/AiVideo/providers';
import type { EngineRun } from '../../../engine';
import type { EngineItem } from '../../../engine/items';
import { parametersOf, type Rig } from '../rig';
import { KEY } from './attack';
import { VIDEO_ID, type HostileProvider, type Route } from './provider';

/** What a user does so that the route under attack is asked. */
export interface Mission {
	readonly operation: string;
	readonly dialect: DialectName;
	/** `PORT` in `imageUrl` is where the server of the image listens. */
	readonly parameters: INodeParameters;
	readonly losesAnswers: boolean;
	/** What the trigger hands over; one empty item when left out. */
	readonly items?: EngineItem[];
	/** Left out: the usual one. */
	readonly apiKey?: string;
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

/** The same with another limit for the file. */
export function withMaxFile(asked: Mission, megabytes: number): Mission {
	const { options } = asked.parameters;
	if (options === undefined) return asked;
	return { ...asked, parameters: { ...asked.parameters, options: { maxFileSize: megabytes } } };
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
	{ operation, dialect, parameters, items, apiKey = KEY }: Mission,
	{ own, elsewhere }: HostileProvider,
): Promise<Outcome> {
	const credentials = { dialect, baseUrl: own.origin, apiKey };
	const setup = { credentialType, credentials };
	if (operation === 'testCredential') {
		return { shown: await clock.finish(engine.testCredential(node, 'testCredential', setup)) };
	}
	if (operation === 'listSearch') {
		const search = engine.listSearch(node, 'searchModels', setup);
		return { shown: await clock.finish(search).catch((error: unknown) => error) };
	}
	const { imageSource, imageUrl = `${elsewhere.origin}/image.png` } = parameters;
	const { port } = new URL(elsewhere.origin);
	const image = imageSource === 'url' ? { imageUrl: String(imageUrl).replace(/PORT/g, port) } : {};
	const run = start({
		// Not as the rig's account: a key such as `completed` would be found in every log.
		credentials,
		parameters: parametersOf(operation, { ...parameters, ...image }),
		...(items && { items }),
	});
	await run.result;
	await run.nodeSettled;
	return { run };
}
