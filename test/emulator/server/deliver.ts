import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BreakOff, Delivery } from '../faults/applyFault';
import type { Answer } from './answer';

/** Sends what was decided. A client that leaves meanwhile is no error. */
export async function deliver(response: ServerResponse, delivery: Delivery): Promise<void> {
	if (delivery.kind === 'silence') return;
	if (delivery.kind === 'reset') {
		response.socket?.resetAndDestroy();
		return;
	}
	try {
		await sendAnswer(response, delivery.answer, delivery.breakOff ?? null);
	} catch (error) {
		if (!response.destroyed) throw error;
	}
}

async function sendAnswer(
	response: ServerResponse,
	answer: Answer,
	breakOff: BreakOff | null,
): Promise<void> {
	const { body, headers, status, chunked } = answer;
	const inChunks = chunked === true || breakOff?.how === 'endCleanly';
	const length = inChunks ? {} : { 'content-length': body.length };
	response.writeHead(status, { ...headers, ...length });
	response.flushHeaders();
	const end = Math.min(body.length, breakOff?.after ?? body.length);
	await pipeline(Readable.from(body.read(0, end)), response, { end: false });
	finish(response, breakOff?.how ?? 'endCleanly');
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
