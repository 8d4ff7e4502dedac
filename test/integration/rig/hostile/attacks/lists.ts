import fc from 'fast-check';

import { whole } from '../answers';
import type { Attack } from '../attack';

/** Lists of videos and of models that are more than they seem to be. */

const JSON_TYPE = { 'content-type': 'application/json' };
const MEGABYTE = 1_000_000;
/** More pages than fit into memory when all that was answered is kept many times over. */
const PAGES = 40;

/** @param count how many pages there were before */
const PAGE: Readonly<Record<string, (count: number) => string>> = {
	'the same cursor again': () => '{"data":[{"id":"video_1"}],"has_more":true,"last_id":"video_1"}',
	'empty pages': (count) => `{"data":[],"has_more":${count < PAGES},"last_id":"c${count}"}`,
	'no cursor': () => '{"data":[{"status":"queued"}],"has_more":true}',
	'a cursor that is an object': () => '{"data":[{"id":"v"}],"has_more":true,"last_id":{"a":1}}',
	'a cursor of 100 kB': (count) =>
		`{"data":[{"id":"v${count}"}],"has_more":${count < 3},"last_id":"${'c'.repeat(100_000)}${count}"}`,
	'a cursor that leads away': (count) =>
		`{"data":[{"id":"v${count}"}],"has_more":${count < 9},"last_id":"../../admin?x=1#${count}&after=y"}`,
	'a next page elsewhere': () =>
		'{"data":[{"id":"v"}],"has_more":true,"next":"http://127.0.0.1:9/","next_page":"//127.0.0.1:9/"}',
	'pages of a megabyte': (count) =>
		`{"data":[{"id":"v${count}","status":"queued","note":"${'n'.repeat(MEGABYTE)}"}],"has_more":${count < PAGES},"last_id":"v${count}"}`,
	'pages of a thousand twins': (count) =>
		`{"data":[${Array(1_000).fill('{"id":"twin","status":"queued"}').join()}],"has_more":${count < 9},"last_id":"c${count}"}`,
};

const pages: fc.Arbitrary<Attack> = fc
	.constantFrom(...Object.entries(PAGE))
	.map(([name, page]) => ({
		name,
		script: (_good, { count }) => whole(200, JSON_TYPE, page(count)),
	}));

const MODELS: Readonly<Record<string, () => string>> = {
	'HTML for names': () => '<img src="http://evil.example/?seen">',
	'a name of a megabyte': () => 'm'.repeat(MEGABYTE),
	'the name of a prototype': () => '__proto__',
	'a name with an expression': () => '={{ $env.SECRET }}',
	'a name that is a path': () => '../../admin',
	'an empty name': () => '',
	'line breaks': () => 'a\r\nb\u2028c\u0000d',
};

const models: fc.Arbitrary<Attack> = fc
	.record({
		name: fc.constantFrom(...Object.keys(MODELS)),
		length: fc.constantFrom(1, 3, 5_000),
		shape: fc.constantFrom('objects', 'texts', 'an object of models'),
	})
	.map(({ name, length, shape }) => {
		const id = JSON.stringify(MODELS[name]?.() ?? '');
		const some = id.length > 1_000 ? Math.min(3, length) : length;
		const one = shape === 'texts' ? id : `{"id":${id},"name":${id},"type":${id}}`;
		const list = `[${Array(some).fill(one).join()}]`;
		const body = shape === 'an object of models' ? `{"data":{${id}:${one}}}` : `{"data":${list}}`;
		return { name: `${some} of ${name}, ${shape}`, script: () => whole(200, JSON_TYPE, body) };
	});

export const videoLists = { 'of hostile pages': pages };
export const modelLists = { 'of hostile models': models };
