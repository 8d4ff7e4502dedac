import fc from 'fast-check';

import { type JobReading, unseenJob } from '../../../nodes/AiVideo/protocol/job';
import type { HttpResponse, Provider } from '../../../nodes/AiVideo/protocol/provider';
import { dialectNames, providers } from '../../../nodes/AiVideo/providers';
import { answerWithoutId, anyAnswer } from './anyAnswer';
import { examples } from './examples';
import { page, type Examples } from './examples/example';
import { callOf, completedBy, response } from './request';

/** What holds for the answers of every provider, whatever it speaks. */

const ALL = dialectNames.map((name): [string, Provider, Examples] => [
	name,
	providers[name],
	examples[name],
]);

/** Bodies that say nothing of a job, nor that there is none; an ID beside an error is a trace. */
const SILENT = (status: number): readonly HttpResponse[] => [
	page(status),
	response(status, {}),
	response(status, { error: { message: 'boom' } }),
	response(status, { message: 'boom', data: null }),
	response(status, { id: 'req_1', error: { message: 'boom' } }),
	response(status, { request_id: 'req_1', error: { message: 'boom' } }),
];
/** The shape of a reading, which holds whatever the answer was. */
function expectReading(provider: Provider, { ref, job, contentUrls, cost }: JobReading): void {
	expect(job.id).toBe(provider.refText.write(ref));
	expect(job.status).toMatch(/^(queued|in_progress|completed|failed|cancelled|expired)$/);
	expect(job.progress ?? 0).toBeGreaterThanOrEqual(0);
	expect(job.progress ?? 0).toBeLessThanOrEqual(100);
	expect(job.size ?? '1x1').toMatch(/^\d+x\d+$/);
	for (const time of [job.createdAt, job.completedAt, job.expiresAt]) {
		expect(new Date(time ?? 0).toISOString()).toBe(time ?? '1970-01-01T00:00:00.000Z');
	}
	expect(contentUrls.filter((url) => typeof url !== 'string' || url === '')).toEqual([]);
	expect(cost?.amount ?? 0).toBeGreaterThanOrEqual(0);
	expect(provider.files({ ref, job, contentUrls, cost, answer: null }, 'video')).toBeInstanceOf(
		Array,
	);
}

describe.each(ALL)('%s', (_, provider, example) => {
	const { ordinary } = example;
	const call = callOf(provider, ordinary.request);
	const submitted = (given: HttpResponse) => provider.readSubmission(given, call).kind;

	it('gives every accepted job a text that leads back to it', () => {
		const readings = example.submissions.flatMap((given) => {
			const written = callOf(provider, { ...ordinary.request, ...given.request });
			const verdict = provider.readSubmission(given.answer, written);
			return verdict.kind === 'accepted' ? [verdict.reading] : [];
		});
		for (const { ref, job } of readings) {
			expect(job.id).toBe(provider.refText.write(ref));
			expect(provider.refText.read(job.id)).toStrictEqual(ref);
		}
		expect(readings.length).toBeGreaterThan(0);
	});

	it.each([500, 502, 504, 520, 524, 408, 409])(
		'does not know what became of a submission after %i without a job in it',
		(status) => {
			expect(SILENT(status).map(submitted)).toEqual(SILENT(status).map(() => 'unknown'));
		},
	);

	it.each([400, 401, 403, 404, 422])(
		'takes %i for no job, and for no reason to try again',
		(status) => {
			for (const given of SILENT(status)) expect(submitted(given)).toMatch(/^(rejected|unknown)$/);
		},
	);

	it('tries again after 429, unless its documents say otherwise', () => {
		const documented = example.submissions.filter((one) => one.answer.status === 429);
		const verdicts = documented.map(({ verdict }) => verdict);
		for (const given of SILENT(429)) expect(['busy', ...verdicts]).toContain(submitted(given));
	});

	it('accepts no job out of an answer that does not name one', () => {
		fc.assert(
			fc.property(answerWithoutId(example), (given) => {
				expect(submitted(given)).not.toBe('accepted');
			}),
			{ numRuns: 300 },
		);
	});

	it('judges any answer, and throws at none', () => {
		const polled = unseenJob(ordinary.ref, ordinary.id);
		fc.assert(
			fc.property(anyAnswer(example), (given) => {
				const verdict = provider.readSubmission(given, call);
				expect(verdict.kind).toMatch(/^(accepted|busy|rejected|unknown)$/);
				const state = provider.readPoll(given, ordinary.ref);
				const end = provider.result?.read(given, polled);
				for (const { kind } of [state, end ?? state]) {
					expect(kind).toMatch(/^(reading|late|missing|denied)$/);
				}
				for (const found of [verdict, state, end]) {
					if (found && 'reading' in found) expectReading(provider, found.reading);
				}
				if (verdict.kind === 'accepted') provider.poll(verdict.reading.ref);
				const probed = provider.probe.read(given);
				expect(probed).toMatch(/^(connected|wrongKey|noAccess|moved|wrongAddress|trouble)$/);
				const words = Object.values(provider.readFailure(given) ?? {});
				expect(words.filter((word) => word !== null && typeof word !== 'string')).toEqual([]);
				const ids = provider.models?.readIds(given.json) ?? [];
				expect(ids.filter((id) => typeof id !== 'string')).toEqual([]);
				for (const row of provider.models?.readRows?.(given.json) ?? [])
					expect(ids).toContain(row.id);
				for (const one of provider.list?.readPage(given.json, 20)?.readings ?? []) {
					expectReading(provider, one);
				}
				expect(typeof (provider.remove?.read(given) ?? true)).toBe('boolean');
				expect(typeof (provider.server.isTypicalRefusal?.(given) ?? true)).toBe('boolean');
			}),
			{ numRuns: 300 },
		);
	});

	it('reads any text as a reference or as none, and throws at none', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				const ref = provider.refText.read(text);
				expect(ref === null || typeof ref.id === 'string').toBe(true);
			}),
		);
	});

	it('has a place for every file of a completed job that it offers', () => {
		const answers = (example.result ?? example.poll).answers.filter(
			({ verdict }) => typeof verdict !== 'string' && verdict.status === 'completed',
		);
		for (const given of answers) {
			const reading = completedBy(provider, given.ref ?? ordinary.ref, given.answer);
			for (const variant of provider.takes.variants) {
				const files = reading ? provider.files(reading, variant) : [];
				expect(files.map(({ sources }) => sources.length > 0)).toContain(true);
			}
		}
		expect(answers.length).toBeGreaterThan(0);
	});
});
