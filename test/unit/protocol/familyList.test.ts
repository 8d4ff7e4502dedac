import { readFamilyJob } from '../../../nodes/AiVideo/protocol/familyJob';
import { familyList } from '../../../nodes/AiVideo/protocol/familyList';

const listing = familyList((entry) => readFamilyJob(entry, null));
const JOBS = [
	{ id: 'video_2', status: 'queued' },
	{ id: 'video_1', status: 'completed' },
];

function page(limit: number, after?: string): unknown {
	const query = { limit: String(limit), order: 'desc', ...(after === undefined ? {} : { after }) };
	return { method: 'GET', path: '/videos', query };
}

it.each([
	[50, 50],
	[100, 100],
	[1000, 100],
	[0, 1],
])('a page of %i jobs is asked for as one of %i, newest first', (limit, asked) => {
	expect(listing.first(limit)).toEqual(page(asked));
});

describe('a page of jobs', () => {
	it('is read with the call for the next one', () => {
		const read = listing.readPage(
			{ object: 'list', data: JOBS, has_more: true, last_id: 'x' },
			20,
			listing.first(20),
		);
		expect(read?.readings.map(({ job }) => [job.id, job.status])).toEqual([
			['video_2', 'queued'],
			['video_1', 'completed'],
		]);
		expect(read?.next).toEqual(page(20, 'x'));
	});

	it('goes on after its last job when it does not say where', () => {
		expect(listing.readPage({ data: JOBS, has_more: true }, 20, listing.first(20))?.next).toEqual(
			page(20, 'video_1'),
		);
	});

	it.each([
		['there is no more', { data: JOBS, has_more: false, last_id: 'x' }],
		['nothing is said about more, as SGLang does', { data: JOBS }],
		['it is empty, whatever it says', { data: [], has_more: true, last_id: 'x' }],
		['nothing in it is a job', { data: [null, 7, {}], has_more: true, last_id: 'x' }],
	])('is the last one when %s', (_, answer) => {
		expect(listing.readPage(answer, 20, listing.first(20))?.next).toBeNull();
	});

	it('leaves out what is no job', () => {
		const read = listing.readPage(
			{ data: [null, 'text', { status: 'queued' }, ...JOBS] },
			20,
			listing.first(20),
		);
		expect(read?.readings.map(({ job }) => job.id)).toEqual(['video_2', 'video_1']);
	});

	it.each([[undefined], [null], ['text'], [[]], [{}], [{ data: null }], [{ data: {} }]])(
		'is not %j',
		(answer) => {
			expect(listing.readPage(answer, 20, listing.first(20))).toBeNull();
		},
	);
});
