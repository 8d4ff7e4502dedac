import { listJobs } from '../../../nodes/AiVideo/jobs/listJobs';
import { readFamilyJob } from '../../../nodes/AiVideo/protocol/familyJob';
import { familyList } from '../../../nodes/AiVideo/protocol/familyList';
import { answer, noAnswer, type Scripted } from '../api/scriptedHttp';
import { errorOf, testSession } from './testSession';

const LIST = 'GET https://videos.example.com/v1/videos';

const LIST_OF_JOBS = familyList((entry) => readFamilyJob(entry, null));

function page(ids: readonly string[], hasMore: boolean): Scripted {
	const data = ids.map((id) => ({ id, status: 'completed' }));
	return answer(200, { object: 'list', data, has_more: hasMore, last_id: ids[ids.length - 1] });
}

function listing(script: readonly Scripted[], limit: number) {
	const test = testSession(script);
	const work = listJobs(test.session, LIST_OF_JOBS, limit, ({ job }) => job.id);
	const ids = async () => await test.clock.finish(work);
	return { ...test, work, ids };
}

describe('a list of jobs', () => {
	it('goes on page by page to its end', async () => {
		const script = [page(['c', 'b'], true), page(['a'], false)];
		const { ids, lines } = listing(script, Infinity);
		expect(await ids()).toEqual(['c', 'b', 'a']);
		expect(lines()).toEqual([
			`${LIST}?limit=100&order=desc`,
			`${LIST}?limit=100&order=desc&after=b`,
		]);
	});

	it('goes on by numbers of pages, where the answers do not say where they stand', async () => {
		const tasks = (...ids: readonly string[]) =>
			answer(200, { total: 3, items: ids.map((id) => ({ id, status: 'succeeded' })) });
		const { session, clock, lines } = testSession([tasks('c'), tasks('b'), tasks('a')], 'modelArk');
		const { list } = session.provider;
		if (!list) throw new Error('No list');
		// One a page: ModelArk's own pages are larger than any test.
		const byOne = { ...list, first: () => list.first(1) };
		const work = listJobs(session, byOne, Infinity, ({ job }) => job.id);
		expect(await clock.finish(work)).toEqual(['c', 'b', 'a']);
		const pages = lines().map((line) => new URL(line.replace('GET ', '')).searchParams);
		expect(pages.map((page) => page.get('page_num'))).toEqual(['1', '2', '3']);
	});

	it('goes no further than the limit', async () => {
		const { ids, lines } = listing([page(['c', 'b'], true), page(['a', 'x'], true)], 3);
		expect(await ids()).toEqual(['c', 'b', 'a']);
		expect(lines()).toEqual([`${LIST}?limit=3&order=desc`, `${LIST}?limit=3&order=desc&after=b`]);
	});

	it('may be empty, which is no error', async () => {
		expect(await listing([page([], true)], 50).ids()).toEqual([]);
	});

	it('ends where it repeats itself, and names each job once', async () => {
		const script = [page(['b', 'a'], true), page(['b', 'a'], true)];
		expect(await listing(script, Infinity).ids()).toEqual(['b', 'a']);
		const overlapping = [page(['c', 'b'], true), page(['b', 'a'], true), page(['a'], true)];
		expect(await listing(overlapping, Infinity).ids()).toEqual(['c', 'b', 'a']);
	});

	it('ends with an error where it is more than can be held', async () => {
		const { session, clock } = testSession([page(['b', 'a'], true)]);
		session.answers.hold(32 * 1024 ** 2 - 300);
		const error = await clock.finish(
			errorOf(listJobs(session, LIST_OF_JOBS, Infinity, ({ job }) => job.id)),
		);
		expect(error.message).toBe('OpenAI Compatible lists more than can be held in memory');
		expect(error.description).toContain('The newest 1 videos are as much as fits');
	});

	it('is asked for again after passing trouble', async () => {
		const script = [noAnswer('ECONNRESET'), answer(503), page(['a'], false)];
		expect(await listing(script, 50).ids()).toEqual(['a']);
	});
});

describe('what is told as no list', () => {
	const ADVICE =
		'Check the credential and try again. Check with your provider that the key may use video models.';

	it.each<[string, Scripted, string, number]>([
		['a wrong key', answer(401, { error: 'bad key' }), 'bad key (HTTP 401)', 401],
		['a page', answer(200, '<html>'), 'a web page came (HTTP 200)', 200],
		['something else', answer(200, { data: {} }), 'HTTP 200', 200],
		['an error beside a list', answer(404, { data: [] }), 'HTTP 404', 404],
	])('%s', async (_, scripted, words, httpStatus) => {
		const { work, clock } = listing([scripted], 50);
		expect(await clock.finish(errorOf(work))).toMatchObject({
			kind: 'badAnswer',
			message: `OpenAI Compatible did not list its videos: ${words}`,
			description: ADVICE,
			httpStatus,
		});
	});

	it('is no answer at all', async () => {
		const down = noAnswer('ECONNREFUSED', true);
		const { work, clock } = listing([down, down, down, down], 50);
		expect(await clock.finish(errorOf(work))).toMatchObject({
			message:
				'OpenAI Compatible did not list its videos: nothing answers at this address and port (ECONNREFUSED)',
			httpStatus: undefined,
		});
	});
});
