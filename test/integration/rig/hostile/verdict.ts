import { inspect } from 'node:util';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { EngineResult } from '../../../engine';
import type { Rig } from '../rig';
import { withoutSharedLinks } from '../secrets';
import { KEY_CORE, SECRET } from './attack';
import type { Outcome } from './missions';
import { VIDEO, type HostileProvider } from './provider';

/** What must hold whatever a provider answers. Each function throws when it does not. */

function fail(rule: string, facts: unknown): never {
	throw new Error(`${rule}: ${inspect(facts, { depth: 4, maxStringLength: 2_000 })}`);
}

const ERRORS = ['NodeApiError', 'NodeOperationError'];
const LONGEST_MESSAGE = 10_000;

/** The user learns what happened and what to do, in words that were written for it. */
function errorIsUseful({ error }: EngineResult): void {
	if (error === undefined) fail('neither a result nor an error', error);
	const { name, message } = error;
	const description = 'description' in error ? error.description : null;
	if (!ERRORS.includes(name)) fail('an error that is none of n8n', error);
	if (message.trim() === '' || message.length > LONGEST_MESSAGE) fail('no message', message);
	if (typeof description !== 'string' || description.trim() === '') fail('no advice', error);
	if (description.includes('Please report')) fail('a defect', error);
}

type Check = (value: unknown) => boolean;

const orNull =
	(check: Check): Check =>
	(value) =>
		value === null || check(value);
const isText: Check = (value) => typeof value === 'string' && value !== '';
const isNumber: Check = (value) => Number.isFinite(value);
const isTime: Check = (value) =>
	typeof value === 'string' && new Date(value).toISOString() === value;
const isOneOf =
	(...words: string[]): Check =>
	(value) =>
		words.some((word) => word === value);

const JOB: Readonly<Record<string, Check>> = {
	id: isText,
	status: isOneOf('queued', 'in_progress', 'completed', 'failed', 'cancelled', 'expired'),
	progress: orNull((value) => Number(value) >= 0 && Number(value) <= 100),
	model: orNull(isText),
	prompt: orNull(isText),
	seconds: orNull(isNumber),
	size: orNull((value) => typeof value === 'string' && /^\d+x\d+$/.test(value)),
	createdAt: orNull(isTime),
	completedAt: orNull(isTime),
	expiresAt: orNull(isTime),
	failure: orNull((value) => typeof value === 'object'),
	dialect: isText,
};

function jobIsSound(json: IDataObject): void {
	if ('deleted' in json) return;
	for (const [name, check] of Object.entries(JOB)) {
		if (!(name in json) || !check(json[name])) fail(`a bad ${name}`, json);
	}
}

async function fileIsRight({ engine }: Rig, { json, binary }: INodeExecutionData): Promise<void> {
	if (!binary?.data) {
		if ('video' in json) fail('facts of a file that is not there', json);
		return;
	}
	const bytes = await engine.readBinary(binary.data);
	if (!bytes.equals(VIDEO)) fail('another file', { json, length: bytes.length });
	if (binary.data.mimeType !== 'video/mp4') fail('another type', binary.data);
}

/** A right result or a useful error, and never half a file in n8n's store. */
async function resultIsRight(rig: Rig, result: EngineResult): Promise<void> {
	if (result.status !== 'success') errorIsUseful(result);
	for (const item of result.items) {
		jobIsSound(item.json);
		await fileIsRight(rig, item);
	}
	const stored = await rig.engine.storedFiles(result.executionId);
	const files = stored.filter((name) => !name.endsWith('.metadata'));
	const kept = result.items.filter(({ binary }) => binary !== undefined);
	const isWrong = rig.engine.habits.deletesBrokenFiles
		? files.length !== kept.length
		: files.length < kept.length;
	if (isWrong) fail('files nobody has', { files, kept: kept.length });
}

/** All that a value holds, hidden properties, causes and stacks of errors included. */
export function textOf(value: unknown): string {
	return inspect(value, {
		depth: Infinity,
		showHidden: true,
		maxArrayLength: Infinity,
		maxStringLength: Infinity,
	});
}

/** All that is shown, stored or logged. */
async function everything(rig: Rig, outcome: Outcome): Promise<string> {
	if ('shown' in outcome) return textOf(outcome.shown);
	const { runs, error, hints, context, metadata, stored } = await outcome.run.result;
	const { calls, executionId } = outcome.run;
	const logs = rig.engine.logs.filter((record) => record.executionId === executionId);
	return `${textOf({ runs, error, hints, context, metadata, calls, logs })} ${await stored()}`;
}

async function nothingLeaks(
	rig: Rig,
	outcome: Outcome,
	{ own, elsewhere }: HostileProvider,
): Promise<void> {
	const text = withoutSharedLinks(await everything(rig, outcome));
	const place = text.search(SECRET);
	if (place >= 0) fail('a secret is shown', text.slice(Math.max(0, place - 300), place + 100));
	const strays = [
		...elsewhere.requests.filter(({ head }) => head.includes(KEY_CORE)),
		...own.requests.filter(({ target }) => target.includes(KEY_CORE)),
	];
	if (strays.length > 0) fail('the key travelled', strays);
}

/** Base path, one segment for the ID, one known word; or where a redirect led. */
const KNOWN_TARGET =
	/^\/v1\/(models|videos(\?[^/]*)?|videos\/[\w.~!*'()%-]+(\/(content|remix))?)(\?[^/]*)?$/;

function addressesAreSound({ own }: HostileProvider, isLedAway: boolean): void {
	for (const { target } of own.requests) {
		if (!isLedAway && !KNOWN_TARGET.test(target)) fail('a strange address', target);
		if (/\/\.{1,2}(\/|$)|%(?![0-9a-f]{2})/i.test(target)) fail('a broken address', target);
	}
}

function prototypesAreClean(): void {
	if ('polluted' in {} || 'polluted' in [] || 'polluted' in (() => {})) fail('polluted', {});
}

/** Everything at once. */
export async function judge(
	rig: Rig,
	outcome: Outcome,
	provider: HostileProvider,
	isLedAway: boolean,
): Promise<void> {
	if ('run' in outcome) await resultIsRight(rig, await outcome.run.result);
	await nothingLeaks(rig, outcome, provider);
	addressesAreSound(provider, isLedAway);
	prototypesAreClean();
}
