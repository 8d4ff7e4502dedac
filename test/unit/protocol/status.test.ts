import fc from 'fast-check';

import type { JobStatus } from '../../../nodes/AiVideo/protocol/job';
import { isTerminal, toJobStatus } from '../../../nodes/AiVideo/protocol/status';

/** The table "What a tolerant client must accept", word by word. */
const WORDS: ReadonlyArray<readonly [string, JobStatus]> = [
	['queued', 'queued'],
	['pending', 'queued'],
	['submitted', 'queued'],
	['not_start', 'queued'],
	['notstarted', 'queued'],
	['preparing', 'queued'],
	['created', 'queued'],
	['starting', 'queued'],
	['unknown', 'queued'],
	['throttled', 'queued'],
	['waiting', 'queued'],
	['accepted', 'queued'],
	['in_progress', 'in_progress'],
	['processing', 'in_progress'],
	['running', 'in_progress'],
	['generating', 'in_progress'],
	['started', 'in_progress'],
	['rendering', 'in_progress'],
	['completed', 'completed'],
	['complete', 'completed'],
	['success', 'completed'],
	['succeeded', 'completed'],
	['succeed', 'completed'],
	['finished', 'completed'],
	['done', 'completed'],
	['ready', 'completed'],
	['failed', 'failed'],
	['failure', 'failed'],
	['fail', 'failed'],
	['error', 'failed'],
	['rejected', 'failed'],
	['moderation_blocked', 'failed'],
	['cancelled', 'cancelled'],
	['canceled', 'cancelled'],
	['deleted', 'cancelled'],
	['expired', 'expired'],
	['timeout', 'expired'],
	['timed_out', 'expired'],
];

describe('a status word', () => {
	it.each(WORDS)('%s means %s', (word, status) => {
		expect(toJobStatus(word)).toBe(status);
	});

	it('may be in any case, with hyphens or spaces, and padded', () => {
		const spelling = fc.record({
			entry: fc.constantFrom(...WORDS),
			upper: fc.array(fc.boolean(), { minLength: 18, maxLength: 18 }),
			gap: fc.constantFrom('_', '-', ' ', '  '),
			padding: fc.constantFrom('', ' ', '\n', '\t '),
		});
		fc.assert(
			fc.property(spelling, ({ entry: [word, status], upper, gap, padding }) => {
				const cased = Array.from(word, (letter, index) =>
					upper[index] === true ? letter.toUpperCase() : letter,
				).join('');
				expect(toJobStatus(`${padding}${cased.replaceAll('_', gap)}${padding}`)).toBe(status);
			}),
			{ numRuns: 1000 },
		);
	});

	it.each(['', 'uploading', 'success!', 'in__progress', 'inprogress', 'constructor', '200'])(
		'%p is unknown',
		(word) => {
			expect(toJobStatus(word)).toBeUndefined();
		},
	);
});

it.each([
	['queued', false],
	['in_progress', false],
	['completed', true],
	['failed', true],
	['cancelled', true],
	['expired', true],
] as const)('after %s nothing changes any more: %p', (status, terminal) => {
	expect(isTerminal(status)).toBe(terminal);
});
