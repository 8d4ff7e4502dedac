import type { Client } from '../api/client';
import { readContentAnswer } from '../protocol/contentAnswer';
import type { Source, Variant } from '../protocol/wire';
import { withoutQuery } from '../text/links';
import { CheckedStream } from './checkedStream';
import { type NoHead, openHead } from './contentHead';
import { type ContentOutcome, openContent, type OpenContent } from './openContent';
import { Transfer } from './transfer';

/** One attempt at a source of a file: a stream of it, or what came in its place. */

export type StartedContent =
	| CheckedStream
	| Exclude<ContentOutcome, OpenContent>
	| Exclude<NoHead, { kind: 'text' }>
	/** The answer told where the file is. */
	| { readonly kind: 'elsewhere'; readonly sources: readonly Source[] }
	/** The job turned out to have no file. */
	| { readonly kind: 'gone'; readonly reason: string }
	/** By its own word too large to be kept. */
	| { readonly kind: 'tooLarge'; readonly reason: string };

export interface ContentOptions {
	readonly variant: Variant;
	readonly maxBytes: number;
	/** When all of it has to be over at the latest, in milliseconds since 1970. */
	readonly deadline: number;
}

/** Why an answer is not read at all; `null` when it is. */
function refuseAnswer(open: OpenContent, maxBytes: number): StartedContent | null {
	if (open.offset !== 0) return { kind: 'trouble', reason: 'only a part of the file came' };
	return (open.total ?? 0) > maxBytes
		? { kind: 'tooLarge', reason: `${open.total} bytes were announced` }
		: null;
}

/** Starts a transfer and looks at its first bytes. */
export async function startContent(
	client: Client,
	source: Source,
	{ variant, maxBytes, deadline }: ContentOptions,
): Promise<StartedContent> {
	const open = await openContent(client, source, null, deadline);
	if (open.kind !== 'bytes') return open;
	const refused = refuseAnswer(open, maxBytes);
	if (refused !== null) {
		open.end();
		return refused;
	}
	const transfer = new Transfer(client, source, open, deadline);
	const head = await openHead(transfer, variant);
	if (head.kind === 'content') return new CheckedStream(transfer, head, maxBytes);
	const started =
		head.kind === 'text' ? await readText(client, transfer, source, head.bytes) : head;
	transfer.close();
	return started.kind === 'otherKind'
		? { ...started, reason: withLink(started.reason, source) }
		: started;
}

function withLink(reason: string, source: Source): string {
	return source.kind === 'url' ? `${reason}: ${withoutQuery(source.url)}` : reason;
}

/** Reads all of an answer that is text, which may tell where the file is, or hold it. */
async function readText(
	client: Client,
	transfer: Transfer,
	source: Source,
	head: Buffer,
): Promise<Exclude<StartedContent, CheckedStream>> {
	async function* chunks(): AsyncGenerator<Uint8Array> {
		yield head;
		for (;;) {
			const chunk = await transfer.next();
			if (chunk.kind === 'broken') throw new Error(chunk.reason);
			if (chunk.kind === 'end') return;
			yield chunk.bytes;
		}
	}
	const { json, text } = await client.read(chunks());
	const told = readContentAnswer(json, text);
	switch (told.kind) {
		case 'elsewhere':
			return { kind: 'elsewhere', sources: told.urls.map((url) => ({ kind: 'url', url })) };
		case 'embedded':
			if (source.kind !== 'endpoint')
				return { kind: 'wrong', reason: 'text came instead of a file' };
			return { kind: 'elsewhere', sources: [{ kind: 'embedded', call: source.call }] };
		default:
			return told;
	}
}
