import { addPlaces, placesOf, type Search } from '../../../nodes/AiVideo/download/places';
import { unseenJob } from '../../../nodes/AiVideo/protocol/job';
import type { Source } from '../../../nodes/AiVideo/protocol/wire';

const link = (n: number): Source => ({ kind: 'url', url: `https://cdn.example.com/${n}.mp4` });
const ENDPOINT: Source = { kind: 'endpoint', call: { method: 'GET', path: '/videos/1/content' } };
const links = (count: number) => Array.from({ length: count }, (_, n) => link(n));

function searchAt(sources: readonly Source[]): Search {
	return {
		reading: unseenJob({ id: 'video_1' }, 'video_1'),
		places: placesOf(sources, []),
		failedSince: null,
		rounds: 0,
		isExhausted: false,
	};
}

it('of a thousand links, the twenty best are tried, and every endpoint', () => {
	const places = placesOf([...links(1_000), ENDPOINT], []);
	expect(places).toHaveLength(21);
	expect(places[0]?.source).toEqual(link(0));
	expect(places[20]?.source).toEqual(ENDPOINT);
});

it('a server that names one more link each time is not followed for ever', () => {
	const search = searchAt([link(0)]);
	for (let n = 1; n < 1_000; n++) {
		const last = search.places[search.places.length - 1];
		if (last) addPlaces(search, last, [link(n)]);
	}
	expect(search.places).toHaveLength(20);
});

it('what is known of a place stays with it, and what was named before is not named again', () => {
	const search = searchAt([link(0), link(1)]);
	const [first] = search.places;
	if (first) {
		first.failure = { kind: 'denied', reason: 'HTTP 403' };
		addPlaces(search, first, [link(1), link(2)]);
	}
	expect(search.places.map(({ source }) => source)).toEqual([link(0), link(2), link(1)]);
	expect(placesOf([link(0)], search.places)[0]?.failure).toEqual({
		kind: 'denied',
		reason: 'HTTP 403',
	});
});
