import type { JobFacts } from '../../../nodes/AiVideo/api/errors';
import { type EntryState, type Ledger, openLedger } from '../../../nodes/AiVideo/jobs/ledger';
import { NO_PERMIT } from '../../../nodes/AiVideo/jobs/permits';
import type { Submission } from '../../../nodes/AiVideo/jobs/submission';
import type { Call } from '../../../nodes/AiVideo/protocol/wire';
import { answer, type Scripted } from '../api/scriptedHttp';

/** Stands for what names the wish in the ledger. */
const FOX = 'fox';

const CALL: Call = {
	method: 'POST',
	path: '/videos',
	body: { kind: 'json', fields: { model: 'sora-2', prompt: 'A fox' } },
};

export interface TestSubmission extends Submission {
	/** What was seen of jobs, in order: `video_1 queued`. */
	readonly seen: string[];
}

/** The wish for a fox, in item 0. */
export function submission(changes: Partial<Submission> = {}): TestSubmission {
	const seen: string[] = [];
	return {
		itemIndex: 0,
		requestHash: FOX,
		call: async () => await Promise.resolve(CALL),
		model: 'sora-2',
		prompt: 'A fox',
		seconds: null,
		size: null,
		timeoutMs: 60_000,
		resubmitUnknown: false,
		permit: NO_PERMIT,
		onJob: ({ id, status }: JobFacts) => seen.push(`${id} ${status ?? '-'}`),
		seen,
		...changes,
	};
}

export interface TestLedger {
	readonly ledger: Ledger;
	/** The entry of the fox in item 0. */
	entry(): EntryState | null;
	write(entry: EntryState): void;
}

/** The ledger of a first run. */
export function testLedger(): TestLedger {
	const ledger = openLedger({}, { runIndex: 0, isTool: false });
	const slot = ledger.entry(0, FOX);
	return { ledger, entry: () => slot.read(), write: (entry) => slot.write(entry) };
}

/** An answer with a job of this ID and state. */
export function job(id: string, status: string, more: Record<string, unknown> = {}): Scripted {
	return answer(200, { id, object: 'video', status, ...more });
}

/** 2026-01-01, the virtual clock's start. */
export const AT = '2026-01-01T00:00:00.000Z';
