import type { Socket } from 'node:net';

import type { Clock } from '../../../emulator';

/** What a server does on a connection, one step after the other. */
export type Step =
	| { readonly kind: 'send'; readonly bytes: Buffer }
	/** The same bytes again and again, as long as they are taken. */
	| {
			readonly kind: 'repeat';
			readonly bytes: Buffer;
			readonly times: number;
			/** Milliseconds of the tests' clock from one time to the next. */
			readonly everyMs: number;
	  }
	/** Milliseconds of the tests' clock. */
	| { readonly kind: 'pause'; readonly ms: number }
	/** Closes in order. */
	| { readonly kind: 'end' }
	| { readonly kind: 'reset' };

export type Script = readonly Step[];

export function send(content: string | Buffer): Step {
	return { kind: 'send', bytes: Buffer.from(content) };
}

/** No network is endlessly fast: without this, no time would pass in an answer without an end. */
const REPEAT_MS = 20;

export function repeat(content: string | Buffer, times: number, everyMs = REPEAT_MS): Step {
	return { kind: 'repeat', bytes: Buffer.from(content), times, everyMs };
}

export const END: Step = { kind: 'end' };
export const RESET: Step = { kind: 'reset' };

async function write(socket: Socket, bytes: Buffer): Promise<void> {
	if (socket.destroyed || socket.write(bytes)) return;
	await new Promise<void>((resolve) => {
		const done = () => {
			socket.off('drain', done).off('close', done);
			resolve();
		};
		socket.on('drain', done).on('close', done);
	});
}

async function writeRepeatedly(
	socket: Socket,
	{ bytes, times, everyMs }: Extract<Step, { kind: 'repeat' }>,
	clock: Clock,
): Promise<void> {
	for (let count = 0; count < times && !socket.destroyed; count++) {
		await write(socket, bytes);
		await clock.sleep(everyMs);
	}
}

/** Plays a script until its end, or until the client has gone. A script without an end stays open. */
export async function play(socket: Socket, script: Script, clock: Clock): Promise<void> {
	for (const step of script) {
		if (socket.destroyed) return;
		if (step.kind === 'send') await write(socket, step.bytes);
		else if (step.kind === 'repeat') await writeRepeatedly(socket, step, clock);
		else if (step.kind === 'pause') await clock.sleep(step.ms);
		else if (step.kind === 'end') socket.end();
		else socket.resetAndDestroy();
	}
}
