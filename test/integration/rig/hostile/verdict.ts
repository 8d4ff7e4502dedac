import { inspect } from 'node:util';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { EngineResult } from '../../../engine';
import type { Rig } from '../rig';
import { SECRET, SIGNATURE, type Attack } from './attack';
import type { Outcome } from './missions';
import { VIDEO, type HostileProvider } from './provider';
import { addressesAreSound, fail, hostsAreAllowed, isPaidOnce, keyStaysHome } from './wireVerdict';

/** What must hold whatever a provider answers. Each function throws when it does not. */

const ERRORS = ['NodeApiError', 'NodeOperationError'];
const LONGEST_MESSAGE = 10_000;

/** n8n's editor shows descriptions and hints as HTML. */
const ELEMENT = /<\/?(a|img|script|svg|iframe|b)\b/i;

function isPlainText(what: string, text: string): void {
	if (ELEMENT.test(text)) fail(`HTML in ${what}`, text);
	if (text.length > LONGEST_MESSAGE) fail(`${what} is too long`, text.length);
}

/** The user learns what happened and what to do, in words that were written for it. */
function errorIsUseful({ error }: EngineResult): void {
	if (error === undefined) fail('neither a result nor an error', error);
	const { name, message } = error;
	const description = 'description' in error ? error.description : null;
	if (!ERRORS.includes(name)) fail('an error that is none of n8n', error);
	if (message.trim() === '' || message.length > LONGEST_MESSAGE) fail('no message', message);
	if (typeof description !== 'string' || description.trim() === '') fail('no advice', error);
	if (description.includes('Please report')) fail('a defect', error);
	isPlainText('a description', description);
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

/** No service takes a prompt that is longer, and no ID of one is. */
const LONGEST_TEXT = 40_000;
const LONGEST_ID = 4_096;

function textsAreBounded({ id, model, prompt, failure }: IDataObject): void {
	const said: IDataObject = { ...Object(failure) };
	for (const [name, text] of Object.entries({ model, prompt, ...said })) {
		if (typeof text === 'string' && text.length > LONGEST_TEXT) fail(`a long ${name}`, text.length);
	}
	if (String(id).length > LONGEST_ID) fail('a long ID', String(id).length);
}

function jobIsSound(json: IDataObject): void {
	if ('deleted' in json) return;
	textsAreBounded(json);
	for (const [name, check] of Object.entries(JOB)) {
		if (!(name in json) || !check(json[name])) fail(`a bad ${name}`, json);
	}
}

async function fileIsRight(
	{ engine }: Rig,
	{ json, binary }: INodeExecutionData,
	other: Buffer | undefined,
): Promise<void> {
	const [data] = Object.values(binary ?? {});
	if (data === undefined) {
		if ('video' in json) fail('facts of a file that is not there', json);
		return;
	}
	const bytes = await engine.readBinary(data);
	const isRight = bytes.equals(VIDEO) || (other !== undefined && bytes.equals(other));
	if (!isRight) fail('another file', { json, length: bytes.length });
	if (data.mimeType !== 'video/mp4') fail('another type', data);
	if (/[\\/\p{Cc}\p{Cf}\p{Cs}]/u.test(data.fileName ?? '')) fail('a bad file name', data);
}

/** A right result or a useful error, and never half a file in n8n's store. */
async function resultIsRight(
	rig: Rig,
	result: EngineResult,
	{ file, storedBefore }: Pick<Told, 'file' | 'storedBefore'>,
): Promise<void> {
	if (result.status !== 'success') errorIsUseful(result);
	for (const { message } of result.hints) isPlainText('a hint', message);
	for (const item of result.items) {
		jobIsSound(item.json);
		await fileIsRight(rig, item, file);
	}
	const stored = await rig.engine.storedFiles(result.executionId);
	const files = stored.filter((name) => !name.endsWith('.metadata'));
	const kept = result.items.filter(({ binary }) => binary !== undefined);
	const isWrong = rig.engine.habits.deletesBrokenFiles
		? files.length !== kept.length + storedBefore
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

/** The one place where a link stands whole: the key `url` of an item, or of what an error says of one. */
const SHARED_LINK = /\burl\\?['"]?: ?\\?['"][^'"\\\s]*/g;

async function nothingLeaks(rig: Rig, outcome: Outcome): Promise<void> {
	const shown = await everything(rig, outcome);
	const text = shown.replace(SHARED_LINK, (link) => link.replaceAll(SIGNATURE, ''));
	const place = text.search(SECRET);
	if (place >= 0) fail('a secret is shown', text.slice(Math.max(0, place - 300), place + 100));
}

function prototypesAreClean(): void {
	if ('polluted' in {} || 'polluted' in [] || 'polluted' in (() => {})) fail('polluted', {});
}

/** What happened, besides its outcome. */
export interface Told extends Pick<Attack, 'leadsAway' | 'file'> {
	readonly provider: HostileProvider;
	/** All that anybody tried to connect to. */
	readonly hosts: readonly string[];
	readonly isPublic: boolean;
	/** How many files the trigger has put into n8n's store. */
	readonly storedBefore: number;
}

/** Everything at once. */
export async function judge(rig: Rig, outcome: Outcome, told: Told): Promise<void> {
	const { provider, hosts, isPublic, leadsAway } = told;
	if ('run' in outcome) await resultIsRight(rig, await outcome.run.result, told);
	await nothingLeaks(rig, outcome);
	keyStaysHome(provider);
	addressesAreSound(provider, leadsAway === true);
	hostsAreAllowed(hosts, isPublic);
	isPaidOnce(provider);
	prototypesAreClean();
}
