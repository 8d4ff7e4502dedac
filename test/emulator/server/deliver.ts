import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../clock';
import type { BreakOff, Delivery } from '../faults/applyFault';
import type { Answer } from './answer';
import { paced, unhurried } from './pace';

/** Sends what was decided. A client that leaves meanwhile is no error. */
export async function deliver(
	response: ServerResponse,
	delivery: Delivery,
	clock: Clock,
): Promise<void> {
	if (delivery.kind === 'silence') return;
	if (delivery.kind === 'reset') {
		response.socket?.resetAndDestroy();
		return;
	}
	try {
		await sendAnswer(response, delivery.answer, delivery.breakOff ?? null, clock);
	} catch (error) {
		if (!response.destroyed) throw error;
	}
}

async function sendAnswer(
	response: ServerResponse,
	answer: Answer,
	breakOff: BreakOff | null,
	clock: Clock,
): Promise<void> {
	const { body, headers, status, chunked, pace } = answer;
	const inChunks = chunked === true || breakOff?.how === 'endCleanly';
	const length = inChunks ? {} : { 'content-length': body.length };
	response.writeHead(status, { ...headers, ...length });
	response.flushHeaders();
	const end = Math.min(body.length, breakOff?.after ?? body.length);
	const sending = pace === undefined ? unhurried(body, end) : paced(body, end, pace, clock);
	await pipeline(Readable.from(sending.pieces), response, { end: false });
	// What ends too early ends as if it were all where no length has been announced.
	const early = inChunks ? 'endCleanly' : 'close';
	finish(response, breakOff?.how ?? (sending.isWhole() ? 'endCleanly' : early));
}

function finish(response: ServerResponse, how: BreakOff['how']): void {
	const { socket } = response;
	switch (how) {
		case 'endCleanly':
			response.end();
			return;
		case 'close':
			socket?.destroySoon();
			return;
		case 'reset':
			// The empty write ends when what was sent before has left.
			socket?.write('', () => socket.resetAndDestroy());
			return;
		case 'stall':
			return;
	}
}
