import fc from 'fast-check';

import { type JobReading, type JobRef, unseenJob } from '../../../nodes/AiVideo/protocol/job';
import type { Provider } from '../../../nodes/AiVideo/protocol/provider';
import type { Call, HttpResponse } from '../../../nodes/AiVideo/protocol/wire';
import { dialectNames, providers } from '../../../nodes/AiVideo/providers';
import { answerWithoutId, anyAnswer } from './anyAnswer';
import { examples } from './examples';
import { type Examples, page } from './examples/example';
import { callOf, completedBy, request, response } from './request';

/** What holds for the calls and answers of every provider, whatever it speaks. */

const ALL = dialectNames.map((name): [string, Provider, Examples] => [
	name,
	providers[name],
	examples[name],
]);

const KEY = 'sk-0123456789';

const IDS = [
	'a/b',
	'a?b',
	'a#b',
	'100%',
	'%2e%2e',
	'a b',
	'ü',
	'視頻',
	'../models',
	'a\\b',
	'a;b&c=d',
];

const baseOf = ({ server }: Provider) => server.baseUrl ?? 'https://videos.example.com/my/v1';

/** The call and its other form, each as an address. */
function addressesOf(provider: Provider, { fallback, ...call }: Call): readonly URL[] {
	const text =
		'path' in call ? `${baseOf(provider)}${call.path}` : 'url' in call ? call.url : call.publicUrl;
	const address = new URL(text);
	for (const [name, value] of Object.entries(call.query ?? {})) {
		address.searchParams.append(name, value);
	}
	return [address, ...(fallback ? addressesOf(provider, fallback.call) : [])];
}

/** Every call that has to do with one job. */
function callsAbout(provider: Provider, ref: JobRef): readonly Call[] {
	const { job, ...unseen } = unseenJob(ref, provider.refText.write(ref));
	const completed: JobReading = { ...unseen, job: { ...job, status: 'completed' } };
	const sources = provider.takes.variants
		.flatMap((variant) => provider.files(completed, variant))
		.flatMap((file) => file.sources);
	return [
		provider.poll(ref),
		provider.result?.call(completed),
		provider.remove?.call(ref),
		provider.remix?.(ref, 'At night'),
		...sources.map((source) => (source.kind === 'endpoint' ? source.call : null)),
	].flatMap((call) => call ?? []);
}

/** Every call the provider writes. */
function allCalls(provider: Provider, { requests, ordinary, list }: Examples): readonly Call[] {
	const submissions = requests.flatMap(({ changes, listed }) => {
		const encoded = provider.submit(request({ ...ordinary.request, ...changes }), listed);
		return encoded.kind === 'call' ? [encoded.call] : [];
	});
	const pages = list?.pages.map(
		({ json, limit }) => provider.list?.readPage(json, limit, provider.list.first(limit))?.next,
	);
	return [
		...submissions,
		...callsAbout(provider, ordinary.ref),
		...(provider.models?.calls(baseOf(provider)) ?? []),
		...(pages ?? []).flatMap((call) => call ?? []),
		...(provider.list ? [provider.list.first(20)] : []),
		provider.probe.call,
	];
}

describe.each(ALL)('%s', (_, provider, example) => {
	const { ordinary } = example;

	it('calls nothing but what is below its base, on its origin, or public', () => {
		const base = new URL(baseOf(provider));
		for (const written of allCalls(provider, example)) {
			if ('publicUrl' in written) continue;
			for (const { origin, pathname } of addressesOf(provider, written)) {
				expect(origin).toBe(base.origin);
				if ('path' in written) expect(pathname.startsWith(base.pathname)).toBe(true);
			}
		}
	});

	it('writes the key into what authorizes, and into no call', () => {
		expect(JSON.stringify(provider.authorize(KEY, 0))).toContain(KEY);
		expect(JSON.stringify(allCalls(provider, example))).not.toContain(KEY);
	});

	it.each(IDS)('keeps the ID %j in one place of every call', (id) => {
		const plain = callsAbout(provider, { ...ordinary.ref, id: 'plain' });
		const plainAddresses = plain.flatMap((one) => addressesOf(provider, one));
		const calls = callsAbout(provider, { ...ordinary.ref, id });
		const addresses = calls.flatMap((one) => addressesOf(provider, one));
		const back = addresses.map(({ origin, pathname, searchParams, hash }) => ({
			origin,
			hash,
			segments: pathname
				.split('/')
				.map((text) => (decodeURIComponent(text) === id ? 'plain' : text)),
			query: [...searchParams].map(([name, value]) => [name, value === id ? 'plain' : value]),
		}));
		expect(back).toEqual(
			plainAddresses.map(({ origin, pathname, searchParams }) => ({
				origin,
				hash: '',
				segments: pathname.split('/'),
				query: [...searchParams],
			})),
		);
		expect(JSON.stringify(back)).toContain('plain');
	});
});

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
				for (const { id, servedAs = id } of provider.models?.readRows?.(given.json) ?? []) {
					expect(ids).toContain(servedAs);
				}
				for (const one of provider.list?.readPage(given.json, 20, provider.list.first(20))
					?.readings ?? []) {
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
			const reading = completedBy(
				provider,
				given.ref ?? ordinary.ref,
				given.answer,
				example.result?.polled,
			);
			for (const variant of provider.takes.variants) {
				const files = reading ? provider.files(reading, variant) : [];
				expect(files.map(({ sources }) => sources.length > 0)).toContain(true);
			}
		}
		expect(answers.length).toBeGreaterThan(0);
	});
});
