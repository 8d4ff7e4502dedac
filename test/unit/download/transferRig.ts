import { PassThrough } from 'stream';

import { cancellation } from '../../../nodes/AiVideo/api/cancellation';
import { createClient } from '../../../nodes/AiVideo/api/client';
import { type ContentOptions, startContent } from '../../../nodes/AiVideo/download/startContent';
import * as mp4 from '../media/mp4Builder';
import { answer, scriptedHttp, type Scripted } from '../api/scriptedHttp';
import { START, virtualClock } from '../api/virtualClock';

/** A small file that is whole. */
export const FILE = Buffer.from(mp4.join(mp4.ftyp(), mp4.moov(), mp4.mdat()));
const SOURCE = {
	kind: 'endpoint',
	call: { method: 'GET', path: '/videos/1/content' },
} as const;

/** The first bytes of the file, and then the connection breaks. */
export function cut(length: number, headers: Record<string, string> = {}): Scripted {
	return ({ signal }) => {
		const body = new PassThrough();
		signal.addEventListener('abort', () => body.destroy(), { once: true });
		body.write(FILE.subarray(0, length));
		setImmediate(() => body.destroy(new Error('ECONNRESET')));
		return {
			kind: 'answer',
			status: 200,
			headers: { 'content-length': String(FILE.length), ...headers },
			body,
		};
	};
}

/** The first bytes of the file, and then nothing more, not even an end. */
export function stall(length: number): Scripted {
	return ({ signal }) => {
		const body = new PassThrough();
		signal.addEventListener('abort', () => body.destroy(), { once: true });
		body.write(FILE.subarray(0, length));
		return { kind: 'answer', status: 200, headers: {}, body };
	};
}

/** The rest of the file from there. */
export function rest(from: number): Scripted {
	const range = `bytes ${from}-${FILE.length - 1}/${FILE.length}`;
	return answer(206, FILE.subarray(from), { 'content-range': range });
}

/** The rest of a longer file from there. */
export function otherRest(from: number): Scripted {
	return answer(206, FILE.subarray(from), { 'content-range': `bytes ${from}-999/1000` });
}

/** Transfers a file over as many connections as the script has. */
export async function transferred(
	script: readonly Scripted[],
	options: Partial<ContentOptions> = {},
) {
	const clock = virtualClock();
	const { http, requests } = scriptedHttp(...script);
	const client = createClient(
		http,
		'https://api.example.com/v1',
		cancellation(undefined, clock),
		'',
	);
	const deadline = START + 3_600_000;
	const wanted = { variant: 'video', maxBytes: 1_000_000, deadline, ...options } as const;
	const started = await clock.finish(startContent(client, SOURCE, wanted));
	/** Whether all connections are closed, and nobody watches them any more. */
	const isOver = async () => {
		await clock.advance(60_000);
		return requests.every(({ signal }) => signal.aborted) && clock.sleepers() === 0;
	};
	if (started.kind !== 'stream') return { started, requests, clock, isOver, came: null };
	const read = async (): Promise<Buffer | string> => {
		const chunks: Uint8Array[] = [];
		try {
			for await (const chunk of started.stream) chunks.push(Buffer.from(chunk));
		} catch (error) {
			return String(error);
		}
		return Buffer.concat(chunks);
	};
	const came = await clock.finish(read());
	return {
		started,
		requests,
		clock,
		isOver,
		came,
		result: started.result(),
		broken: started.broken(),
	};
}
