import { unseenJob, type JobReading, type JobRef } from '../../../nodes/AiVideo/protocol/job';
import type { Provider } from '../../../nodes/AiVideo/protocol/provider';
import type { Call } from '../../../nodes/AiVideo/protocol/wire';
import { dialectNames, providers } from '../../../nodes/AiVideo/providers';
import { examples } from './examples';
import type { Examples } from './examples/example';
import { request } from './request';

/** What holds for the calls of every provider, whatever it speaks. */

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

/** The call and its older form, each as an address. */
function addressesOf(provider: Provider, { older, ...call }: Call): readonly URL[] {
	const text =
		'path' in call ? `${baseOf(provider)}${call.path}` : 'url' in call ? call.url : call.publicUrl;
	const address = new URL(text);
	for (const [name, value] of Object.entries(call.query ?? {})) {
		address.searchParams.append(name, value);
	}
	return [address, ...(older ? addressesOf(provider, older) : [])];
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
		provider.result?.call(ref),
		provider.remove?.call(ref),
		provider.remix?.(ref, 'At night'),
		...sources.map((source) => (source.kind === 'endpoint' ? source.call : undefined)),
	].filter((call) => call !== undefined);
}

/** Every call the provider writes. */
function allCalls(provider: Provider, { requests, ordinary, list }: Examples): readonly Call[] {
	const submissions = requests.flatMap(({ changes, listed }) => {
		const encoded = provider.submit(request({ ...ordinary.request, ...changes }), listed);
		return encoded.kind === 'call' ? [encoded.call] : [];
	});
	const pages = list?.pages.map(({ json, limit }) => provider.list?.readPage(json, limit)?.next);
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
