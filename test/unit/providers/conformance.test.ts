import { unseenJob } from '../../../nodes/AiVideo/protocol/job';
import type {
	PollVerdict,
	Provider,
	SubmissionVerdict,
} from '../../../nodes/AiVideo/protocol/provider';
import type { HttpResponse } from '../../../nodes/AiVideo/protocol/wire';
import { imagePath } from '../../../nodes/AiVideo/protocol/refusals';
import { dialectNames, providers } from '../../../nodes/AiVideo/providers';
import { examples } from './examples';
import type { Examples, PollExample, SubmissionExample } from './examples/example';
import { callOf, completedBy, polledBy, request } from './request';

/** Every provider does what its own documents say, as written down in its examples. */

const ALL = dialectNames.map((name): [string, Provider, Examples] => [
	name,
	providers[name],
	examples[name],
]);

/** A test for each example; none where the provider has no such ability. */
function each<T extends { readonly name: string }>(
	title: string,
	list: readonly T[] = [],
	check: (example: T) => void,
): void {
	for (const example of list) it(`${title}: ${example.name}`, () => check(example));
}

const ABILITIES = ['result', 'models', 'list', 'remove', 'remix'] as const;

function offered(from: Partial<Record<(typeof ABILITIES)[number], unknown>>): readonly string[] {
	return ABILITIES.filter((ability) => from[ability] !== undefined);
}

describe.each(ALL)('%s', (_, provider, example) => {
	const { ordinary } = example;

	/** The whole verdict, and the provider's words where the example has some. */
	function expectVerdict(
		found: SubmissionVerdict | PollVerdict | undefined,
		kind: 'accepted' | 'reading',
		{ verdict, ref = ordinary.ref, answer, words, ...given }: SubmissionExample | PollExample,
	): void {
		const shown = 'shown' in given ? given.shown : answer.json;
		if (words) expect(provider.readFailure(answer)).toStrictEqual(words);
		if (typeof verdict === 'string') {
			expect(found).toStrictEqual({ kind: verdict });
			return;
		}
		const { links = [], cost = null, ...others } = verdict;
		const { isVague, isCharged, prefersLinks, spareUrls, ...changes } = others;
		const job = { ...unseenJob(ref, provider.refText.write(ref)).job, ...changes };
		const marks = {
			...(isVague && { isVague }),
			...(isCharged && { isCharged }),
			...(prefersLinks && { prefersLinks }),
			...(spareUrls && { spareUrls }),
		};
		const reading = { ref, job, contentUrls: links, cost, answer: shown, ...marks };
		expect(found).toStrictEqual({ kind, reading });
	}

	it('carries its key, and no key in nothing that has one', () => {
		expect(provider.authorize('KEY', 0)).toStrictEqual(example.authorization.key);
		expect(provider.authorize('', 0)).toStrictEqual(example.authorization.none);
	});

	it('runs as many jobs at once, and takes images as it documents', () => {
		expect(provider.takes.maxRunningJobs).toBe(example.maxRunningJobs);
		const models = Object.keys(example.images);
		const paths = models.map((model) => [model, imagePath(provider.takes, model)]);
		expect(Object.fromEntries(paths)).toStrictEqual(example.images);
	});

	each('sends or refuses', example.requests, ({ changes, listed, ...rest }) => {
		const encoded = provider.submit(request({ ...ordinary.request, ...changes }), listed);
		if ('refused' in rest) {
			expect(encoded).toMatchObject({ kind: 'refused', refusal: rest.refused });
			return;
		}
		expect(encoded).toHaveProperty('call', rest.sent);
		if (rest.asked) expect(encoded).toMatchObject({ asked: rest.asked });
	});

	each('judges the answer to a submission', example.submissions, (given) => {
		const call = callOf(provider, { ...ordinary.request, ...given.request });
		expectVerdict(provider.readSubmission(given.answer, call), 'accepted', given);
	});

	it('shows the ID of its job as the text people see', () => {
		expect(provider.refText.write(ordinary.ref)).toBe(ordinary.id);
	});

	it.each(example.refTexts)('reads the pasted text %j', (text, ref) => {
		expect(provider.refText.read(text)).toStrictEqual(ref);
	});

	each('judges the answer to a status request', example.poll.answers, (given) => {
		expect(provider.poll(ordinary.ref)).toStrictEqual(example.poll.call);
		const ref = given.ref ?? ordinary.ref;
		expectVerdict(provider.readPoll(given.answer, ref), 'reading', given);
	});

	each('judges the answer to a result request', example.result?.answers, (given) => {
		const polled = polledBy(provider, ordinary.ref, example.result?.polled);
		expect(provider.result?.call(polled)).toStrictEqual(example.result?.call);
		expectVerdict(provider.result?.read(given.answer, polled), 'reading', given);
	});

	each('finds the files', example.files, ({ answer, variant, files }) => {
		const reading = completedBy(provider, ordinary.ref, answer);
		const found = reading && provider.files(reading, variant ?? 'video');
		expect(found?.map(({ sources }) => sources)).toStrictEqual(files);
	});

	it('is probed by a request that is free', () => {
		const { call, answers } = example.probe;
		expect(provider.probe.call).toStrictEqual(call);
		const verdicts = answers.map(([answer]) => [answer, provider.probe.read(answer)]);
		expect(verdicts).toStrictEqual(answers);
	});

	it('knows the refusals that only its servers give', () => {
		const isTypical = (answer: HttpResponse) => provider.server.isTypicalRefusal?.(answer);
		const { typicalRefusals = [] } = example;
		expect(typicalRefusals.map(([answer]) => [answer, isTypical(answer)])).toStrictEqual(
			typicalRefusals,
		);
	});

	each('lists its models', example.models?.answers, ({ json, ids, rows }) => {
		const base = provider.server.baseUrl ?? 'https://videos.example.com/v1';
		expect(provider.models?.calls(base)).toStrictEqual(example.models?.calls);
		expect(provider.models?.readIds(json)).toStrictEqual(ids);
		expect(provider.models?.readRows?.(json)).toStrictEqual(rows);
	});

	each('lists its jobs', example.list?.pages, ({ json, limit, ids, next }) => {
		expect(provider.list?.first(20)).toStrictEqual(example.list?.first);
		const found = provider.list?.readPage(json, limit, provider.list.first(limit));
		expect(found?.readings.map(({ job }) => job.id) ?? null).toStrictEqual(ids);
		expect(found?.next ?? null).toStrictEqual(next);
	});

	it('deletes, cancels and remixes as it documents, where it does', () => {
		const { remove, remix } = example;
		expect(provider.remove?.call(ordinary.ref)).toStrictEqual(remove?.call);
		const gone = remove?.answers.map(([answer]) => [answer, provider.remove?.read(answer)]);
		expect(gone).toStrictEqual(remove?.answers);
		expect(provider.remix?.(ordinary.ref, 'At night')).toStrictEqual(remix?.call);
	});

	it('has examples of every ability it offers, and of no other', () => {
		expect(offered(example)).toEqual(offered(provider));
		expect(example.typicalRefusals === undefined).toBe(!provider.server.isTypicalRefusal);
		const { requests, submissions, poll, result, models, list, files } = example;
		expect(requests.map((one) => 'sent' in one)).toEqual(expect.arrayContaining([true, false]));
		const lists = [submissions, poll.answers, result?.answers, models?.answers, list?.pages, files];
		expect(lists.filter((one) => one?.length === 0)).toEqual([]);
	});
});
