import { inspect } from 'node:util';
import type { EngineRun, LogRecord } from '../../engine';
import type { RequestRecord } from '../../emulator';

/** Everything the node has let out of its hands during the tests of a file. */
export interface Seen {
	/** The API keys it was given. */
	readonly keys: ReadonlySet<string>;
	readonly runs: readonly EngineRun[];
	readonly requests: readonly RequestRecord[];
	/** What credential tests and list searches answered. */
	readonly answers: readonly unknown[];
	readonly logs: readonly LogRecord[];
}

/** Part of every signed link of the emulator's file server. */
const SIGNATURE = 'signature=';

/** The one place where a link stands whole: the key `url` of an item, or of what an error says of one. */
const SHARED_LINK = /\burl\\?['"]?: ?\\?['"][^'"\\\s]*/g;

/** The key may not be there either, only what the provider signs its link with. */
export function withoutSharedLinks(text: string): string {
	return text.replace(SHARED_LINK, (link) => link.replace(/[?&]signature=[^&]*/g, ''));
}

/** All that a value holds: hidden properties, causes and stacks of errors too. */
function textOf(value: unknown): string {
	const text = inspect(value, {
		depth: Infinity,
		showHidden: true,
		maxArrayLength: Infinity,
		maxStringLength: Infinity,
		breakLength: Infinity,
	});
	return withoutSharedLinks(text);
}

/** What n8n shows, stores and logs of an execution. */
async function outputOf(run: EngineRun): Promise<string> {
	const { runs, error, hints, context, metadata, logs, stored } = await run.result;
	const shown = textOf({ runs, error, hints, context, metadata, logs, calls: run.calls });
	return `${shown} ${withoutSharedLinks(await stored())}`;
}

const KEY_HEADERS: readonly string[] = ['authorization', 'api-key', 'x-api-key', 'x-goog-api-key'];

/** The headers of a request that could carry a key. */
export function keyHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
	const entries = Object.entries(headers).filter(([name]) => KEY_HEADERS.includes(name));
	return Object.fromEntries(entries);
}

/** A request, without the places where the key belongs. */
function requestText({ route, origin, path, query, headers, body }: RequestRecord): string {
	const isApi = route !== 'file' && route !== 'image';
	const keys = keyHeaders(headers);
	const others = Object.entries(headers).filter(([name]) => !(name in keys));
	const rest = `${origin} ${path} ${textOf(others)} ${body.toString('latin1')}`;
	return isApi ? `${rest} ${textOf(query)}` : `${rest} ${textOf(keys)}`;
}

/** Where a key, or in an output the signature of a link, occurs and must not; empty: nowhere. */
export async function findLeaks(seen: Seen): Promise<string[]> {
	const { keys, runs, requests, answers, logs } = seen;
	const outputs = await Promise.all(
		runs.map(async (run) => [`execution ${run.executionId}`, await outputOf(run)] as const),
	);
	const shown = [...outputs, ['log', textOf(logs)], ['answers', textOf(answers)]] as const;
	const sent = requests.map((request) => [
		`${request.route} request to ${request.path}`,
		requestText(request),
	]);
	const leaks: string[] = [];
	for (const [place = '', text = ''] of [...shown, ...sent]) {
		for (const key of keys) if (text.includes(key)) leaks.push(`${key} in ${place}`);
	}
	for (const [place, text] of shown) {
		if (text.includes(SIGNATURE)) leaks.push(`${SIGNATURE} in ${place}`);
	}
	return leaks;
}
