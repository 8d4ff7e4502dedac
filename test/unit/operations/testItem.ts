import { VideoError } from '../../../nodes/AiVideo/api/errors';
import { openLedger } from '../../../nodes/AiVideo/jobs/ledger';
import { Permits } from '../../../nodes/AiVideo/jobs/permits';
import { ImageMemory } from '../../../nodes/AiVideo/operations/imageMemory';
import type { Item } from '../../../nodes/AiVideo/operations/operation';
import { at } from '../../../nodes/AiVideo/protocol/fields';
import type { DialectName } from '../../../nodes/AiVideo/providers';
import { isBinaryValue, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';

import type { Scripted } from '../api/scriptedHttp';
import { testSession, type TestSession } from '../jobs/testSession';

/** What a new node has. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
	model: 'sora-2',
	prompt: 'A fox',
	aspectRatio: '16:9',
	resolution: 'auto',
	duration: '',
	imageSource: 'none',
};

export interface ItemOptions {
	readonly dialect?: DialectName;
	/** Bytes of the item's binary fields. */
	readonly binary?: Readonly<Record<string, Buffer>>;
	readonly script?: readonly Scripted[];
	/** The item's own fields. */
	readonly json?: IDataObject;
}

/** The host's context, as far as parameters and binary data go. */
function hostContext(
	parameters: Readonly<Record<string, unknown>>,
	binary: Readonly<Record<string, Buffer>>,
	json: IDataObject,
): IExecuteFunctions {
	const values = { ...DEFAULTS, ...parameters };
	// As n8n reads a file: by itself, by its field, or by its path in a workflow with combined mode.
	const bytesOf = (file: unknown): Buffer => {
		const found: unknown =
			typeof file === 'string' ? (binary[file] ?? at(json, ...file.split('.'))) : file;
		if (Buffer.isBuffer(found)) return found;
		if (!isBinaryValue(found)) throw new Error(`no binary field ${String(file)}`);
		return Buffer.from(found.data, 'base64');
	};
	return {
		getNodeParameter: (name: string, _index: number, otherwise: unknown) =>
			name in values ? values[name] : otherwise,
		getInputData: () => [{ json, binary }],
		helpers: {
			assertBinaryData: (_index: number, file: unknown) => bytesOf(file),
			getBinaryDataBuffer: async (_index: number, file: unknown) =>
				await Promise.resolve(bytesOf(file)),
		},
	} as unknown as IExecuteFunctions;
}

export interface TestItem extends TestSession {
	readonly item: Item;
	readonly hints: string[];
}

/** The first item of a node with these parameters. */
export function testItem(
	parameters: Readonly<Record<string, unknown>> = {},
	{ dialect = 'openai', binary = {}, script = [], json = {} }: ItemOptions = {},
): TestItem {
	const test = testSession(script, dialect);
	const hints: string[] = [];
	const item: Item = {
		context: hostContext(parameters, binary, json),
		index: 0,
		session: test.session,
		ledger: openLedger({}, { runIndex: 0, isTool: false }),
		permits: new Permits(1),
		images: new ImageMemory(),
		noteJob: () => {},
		noteReady: () => {},
		hint: (message) => hints.push(message),
	};
	return { ...test, item, hints };
}

/** The refusal that this ends with, before anything is sent; anything else fails the test. */
export async function refusalOf(work: () => unknown): Promise<VideoError> {
	try {
		await work();
	} catch (error) {
		if (error instanceof VideoError && error.kind === 'refused') return error;
		throw error;
	}
	throw new Error('This should have been refused');
}

/** What reading throws; anything but a VideoError fails the test. */
export function errorOf(read: () => unknown): VideoError {
	try {
		read();
	} catch (error) {
		if (error instanceof VideoError) return error;
		throw error;
	}
	throw new Error('This should have failed');
}
