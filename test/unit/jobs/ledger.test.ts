import fc from 'fast-check';

import { type EntryState, openLedger } from '../../../nodes/AiVideo/jobs/ledger';

const AT = '2026-01-01T00:00:00.000Z';

function submitted(jobId: string, failedIds: readonly string[] = []): EntryState {
	return { state: 'submitted', at: AT, failedIds, jobId };
}

/** What n8n does between two tries: the store goes through JSON. */
function stored(store: Record<string, unknown>): Record<string, unknown> {
	return JSON.parse(JSON.stringify(store)) as Record<string, unknown>;
}

/** That of an ordinary node. */
const ledgerOf = (store: Record<string, unknown>, runIndex: number) =>
	openLedger(store, { runIndex, isTool: false });

const toolOf = (store: Record<string, unknown>, runIndex: number) =>
	openLedger(store, { runIndex, isTool: true });

describe('the ledger', () => {
	it('finds what was written, after JSON too', () => {
		const entries: readonly EntryState[] = [
			{ state: 'intent', at: AT, failedIds: [] },
			submitted('video_2', ['video_1']),
			{ state: 'unknown', at: AT, failedIds: ['video_0'], reason: 'ECONNRESET' },
		];
		const store = {};
		entries.forEach((entry, item) => ledgerOf(store, 0).entry(item, 'hash').write(entry));
		const ledger = ledgerOf(stored(store), 0);
		expect(entries.map((_, item) => ledger.entry(item, 'hash').read())).toEqual(entries);
	});

	it('knows nothing of another item, request or run', () => {
		const store = {};
		ledgerOf(store, 3).entry(1, 'hash').write(submitted('video_1'));
		expect(ledgerOf(store, 3).entry(2, 'hash').read()).toBeNull();
		expect(ledgerOf(store, 3).entry(1, 'other').read()).toBeNull();
		expect(ledgerOf(store, 4).entry(1, 'hash').read()).toBeNull();
	});

	it('keeps what another run did not deliver, and names its jobs', () => {
		const store = {};
		ledgerOf(store, 0).entry(0, 'hash').write(submitted('video_1'));
		const next = ledgerOf(store, 1);
		next.entry(0, 'hash').write(submitted('video_2'));
		next.clear();
		expect(ledgerOf(store, 0).entry(0, 'hash').read()).toEqual(submitted('video_1'));
		expect(ledgerOf(store, 1).jobIds()).toEqual(['video_1']);
	});

	it('writes over an entry and clears it', () => {
		const slot = ledgerOf({}, 0).entry(0, 'hash');
		slot.write({ state: 'intent', at: AT, failedIds: [] });
		slot.write(submitted('video_1'));
		expect(slot.read()).toEqual(submitted('video_1'));
		slot.clear();
		expect(slot.read()).toBeNull();
	});

	it('names every job of the run, failed ones too', () => {
		const ledger = ledgerOf({}, 0);
		ledger.entry(0, 'a').write(submitted('video_2', ['video_1']));
		ledger.entry(1, 'a').write({ state: 'unknown', at: AT, failedIds: ['video_3'], reason: 'x' });
		ledger.entry(2, 'a').write({ state: 'intent', at: AT, failedIds: [] });
		expect(ledger.jobIds()).toEqual(['video_1', 'video_2', 'video_3']);
	});

	it('forgets the run when it is over, and goes on working', () => {
		const store: Record<string, unknown> = { other: 'kept' };
		const ledger = ledgerOf(store, 0);
		ledger.entry(0, 'a').write(submitted('video_1'));
		ledger.clear();
		expect(store).toEqual({ other: 'kept' });
		expect(ledger.entry(0, 'a').read()).toBeNull();
		ledger.entry(0, 'a').write(submitted('video_2'));
		expect(ledgerOf(store, 0).jobIds()).toEqual(['video_2']);
	});

	it('forgets no request that may have been paid for, however many an item makes', () => {
		const store = {};
		const ledger = ledgerOf(store, 0);
		for (let n = 1; n <= 50; n++) ledger.entry(0, `hash ${n}`).write(submitted(`video_${n}`));
		expect(ledgerOf(stored(store), 0).entry(0, 'hash 1').read()).toEqual(submitted('video_1'));
		expect(ledger.jobIds()).toHaveLength(50);
	});

	it('counts the lost submissions of a request in its run', () => {
		const store = {};
		const lost: EntryState = { state: 'unknown', at: AT, failedIds: [], reason: 'x' };
		const ledger = ledgerOf(store, 0);
		ledger.entry(0, 'a').write(lost);
		ledger.entry(1, 'a').write({ state: 'intent', at: AT, failedIds: [] });
		ledger.entry(2, 'a').write(submitted('video_1'));
		ledger.entry(3, 'b').write(lost);
		ledgerOf(store, 1).entry(0, 'a').write(lost);
		const now = Date.parse(AT);
		expect(['a', 'b', 'c'].map((hash) => ledger.lostOf(hash, now))).toEqual([2, 1, 0]);
		expect(ledgerOf(stored(store), 0).lostOf('a', now)).toBe(2);
		expect(ledger.lostOf('a', now - 1)).toBe(0);
	});

	it.each<[string, unknown]>([
		['nothing', undefined],
		['null', null],
		['a text', 'ledger'],
		['a list', []],
		['a number', 7],
	])('starts anew where the store holds %s', (_, found) => {
		const store = { aiVideoLedger: found };
		expect(ledgerOf(store, 0).jobIds()).toEqual([]);
		ledgerOf(store, 0).entry(0, 'a').write(submitted('video_1'));
		expect(ledgerOf(stored(store), 0).jobIds()).toEqual(['video_1']);
	});
});

describe('the ledger of a tool', () => {
	it('finds by its request what an earlier call was not given, whatever the run', () => {
		const store = {};
		const first = toolOf(store, 0);
		first.entry(0, 'hash').write(submitted('video_1'));
		first.close();
		const second = toolOf(stored(store), 5);
		expect(second.entry(0, 'hash').read()).toEqual(submitted('video_1'));
		expect(second.entry(0, 'other').read()).toBeNull();
	});

	it('finds the same place however often a call asks for it', () => {
		const store = {};
		const first = toolOf(store, 0);
		first.entry(0, 'hash').write(submitted('video_1'));
		first.close();
		const second = toolOf(stored(store), 5);
		expect(second.entry(0, 'hash').read()).toEqual(submitted('video_1'));
		expect(second.entry(0, 'hash').read()).toEqual(submitted('video_1'));
	});

	it('takes nothing from a call that is still under way', () => {
		const store = {};
		const first = toolOf(store, 0);
		first.entry(0, 'hash').write({ state: 'intent', at: AT, failedIds: [] });
		const second = toolOf(store, 1);
		const slot = second.entry(0, 'hash');
		expect(slot.read()).toBeNull();
		slot.write(submitted('video_2'));
		first.entry(0, 'hash').write(submitted('video_1'));
		second.clear();
		expect(first.entry(0, 'hash').read()).toEqual(submitted('video_1'));
	});

	it('gives what was ordered once to one further call alone', () => {
		const store = {};
		const first = toolOf(store, 0);
		first.entry(0, 'hash').write(submitted('video_1'));
		first.close();
		expect(toolOf(store, 1).entry(0, 'hash').read()).toEqual(submitted('video_1'));
		expect(toolOf(store, 2).entry(0, 'hash').read()).toBeNull();
	});

	it('is empty again for what was delivered', () => {
		const store = {};
		const first = toolOf(store, 0);
		first.entry(0, 'hash').write(submitted('video_1'));
		first.clear();
		first.close();
		expect(store).toEqual({});
		expect(toolOf(store, 1).entry(0, 'hash').read()).toBeNull();
	});
});

it('the ledger answers like a map, whatever is written', () => {
	const step = fc.record({
		item: fc.nat(2),
		hash: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', '__proto__', '1'),
		job: fc.option(
			fc.nat(99).map((n) => `video_${n}`),
			{ nil: null },
		),
	});
	fc.assert(
		fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
			let store: Record<string, unknown> = {};
			const model = [
				new Map<string, string>(),
				new Map<string, string>(),
				new Map<string, string>(),
			];
			for (const { item, hash, job } of steps) {
				const slot = ledgerOf(store, 7).entry(item, hash);
				const known = model[item];
				if (job === null) {
					slot.clear();
					known?.delete(hash);
				} else {
					slot.write(submitted(job));
					known?.set(hash, job);
				}
				store = stored(store);
			}
			const ledger = ledgerOf(store, 7);
			model.forEach((known, item) => {
				for (const hash of ['a', 'b', 'c', 'd', 'e', 'f', 'g', '__proto__', '1']) {
					const job = known.get(hash);
					const entry = job === undefined ? null : submitted(job);
					expect(ledger.entry(item, hash).read()).toEqual(entry);
				}
			});
		}),
		{ numRuns: 200 },
	);
});
