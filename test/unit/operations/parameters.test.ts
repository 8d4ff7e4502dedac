import { testSession } from '../jobs/testSession';
import type { VideoError } from '../../../nodes/AiVideo/api/errors';
import {
	readCollection,
	readParameter,
	readVideo,
	videoIdField,
} from '../../../nodes/AiVideo/operations/parameters';
import { requestOptionsField } from '../../../nodes/AiVideo/operations/requestOptions';
import { waitingForNew } from '../../../nodes/AiVideo/operations/waiting';
import type { JobReading } from '../../../nodes/AiVideo/protocol/job';
import { errorOf } from './testItem';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** An item whose parameters are read by this. */
function itemOf(getNodeParameter: (...given: unknown[]) => unknown) {
	return { context: { getNodeParameter } as unknown as IExecuteFunctions, index: 2 };
}

it.each([
	[{ seed: 3 }, { seed: 3 }],
	[{}, {}],
	[null, {}],
	['', {}],
])('the collection in %j is %j', (value, collection) => {
	const asked: unknown[] = [];
	const item = itemOf((...given) => {
		asked.push(...given);
		return value;
	});
	expect(readCollection(item, requestOptionsField)).toEqual(collection);
	expect(asked).toEqual(['options', 2, {}]);
});

it.each([['text'], [[1]], [true]])('the collection in %j is refused', (value) => {
	expect(
		errorOf(() =>
			readCollection(
				itemOf(() => value),
				requestOptionsField,
			),
		),
	).toMatchObject({
		kind: 'refused',
		message: expect.stringMatching(/^Options cannot be .+: it takes an object with its settings$/),
	});
});

describe('a parameter that cannot be read', () => {
	const WORDS = "Referenced node doesn't exist";

	/** The error when the host fails for these names. */
	function unreadable(field: INodeProperties, ...names: readonly unknown[]): VideoError {
		const item = itemOf((name) => {
			if (names.includes(name)) throw new Error(WORDS);
			return null;
		});
		return errorOf(() => readParameter(item, field));
	}

	it('is refused by its title, in the words of its expression', () => {
		expect(unreadable(videoIdField, 'videoId')).toMatchObject({
			kind: 'refused',
			message: `Video ID cannot be read: ${WORDS}`,
			description: 'Correct the expression in Video ID. Nothing was sent and nothing was charged.',
			cause: new Error(WORDS),
		});
	});

	it('is the setting inside a collection, which the host reads as a whole', () => {
		const field = requestOptionsField;
		expect(unreadable(field, 'options', 'options.seed').message).toBe(
			`Seed cannot be read: ${WORDS}`,
		);
		expect(unreadable(field, 'options').message).toBe(`Options cannot be read: ${WORDS}`);
		expect(unreadable(waitingForNew, 'waiting', 'waiting.timeout').message).toBe(
			`Timeout cannot be read: ${WORDS}`,
		);
	});

	it('is refused whatever the host threw', () => {
		const item = itemOf(() => {
			throw 'a text';
		});
		expect(errorOf(() => readParameter(item, videoIdField)).message).toBe(
			'Video ID cannot be read: a text',
		);
	});
});

function videoOf(value: unknown): JobReading {
	return readVideo({ ...itemOf(() => value), session: testSession([]).session });
}

describe('a video ID', () => {
	it.each<[unknown, string]>([
		[' video_1\n', 'video_1'],
		['a/b=', 'a/b='],
		[4711, '4711'],
		['...', '...'],
		['https://api.example.com/v1/videos/video_1', 'video_1'],
	])('%p is %p', (value, id) => {
		expect(videoOf(value)).toMatchObject({ ref: { id }, job: { id } });
	});

	it('is not a page of text, which is not repeated either', () => {
		expect(errorOf(() => videoOf('x'.repeat(1_000_000))).message).toMatch(
			/^x{120}… is not a video ID of OpenAI Compatible$/,
		);
	});

	it.each([[''], [' '], ['.'], ['..'], [null], [undefined]])('is not %p', (value) => {
		expect(errorOf(() => videoOf(value))).toMatchObject({
			kind: 'refused',
			message: 'The Video ID is missing',
			description:
				'Video ID is {{ $json.id }} by default: it takes the ID from the item before. Enter the ID, or connect an AI Video node that creates the video.',
		});
	});

	it.each([[{ id: 'video_1' }], [true], ['undefined'], ['{{ $json.id }}']])(
		'is refused: %j',
		(value) => {
			expect(errorOf(() => videoOf(value))).toMatchObject({
				kind: 'refused',
				message: expect.stringMatching(/^Video ID cannot be /),
			});
		},
	);
});
