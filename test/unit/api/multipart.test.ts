import fc from 'fast-check';
import FormData from 'form-data';
import { Response } from 'undici';

import { encodeMultipart } from '../../../nodes/AiVideo/api/multipart';
import type { FormPart } from '../../../nodes/AiVideo/protocol/wire';

/** What stands before the hash. */
const PREFIX = '----n8nAiVideo';

function boundaryOf(parts: readonly FormPart[]): string {
	return encodeMultipart(parts).contentType.replace('multipart/form-data; boundary=', '');
}

function file(name: string, bytes: Uint8Array, fileName = 'image.png'): FormPart {
	return { name, bytes, fileName, mimeType: 'image/png' };
}

it('a form is text on the wire', () => {
	const parts = [
		{ name: 'prompt', text: 'A "fox"\r\nin Österreich' },
		file('input_reference', Buffer.from([0xff, 0x00, 0x0d, 0x0a])),
	];
	const { body } = encodeMultipart(parts);
	const boundary = boundaryOf(parts);
	expect(boundary).toMatch(/^----n8nAiVideo[\da-f]{32}$/);
	expect(body.toString('latin1')).toBe(
		[
			`--${boundary}`,
			'Content-Disposition: form-data; name="prompt"',
			'',
			'A "fox"',
			'in \xc3\x96sterreich',
			`--${boundary}`,
			'Content-Disposition: form-data; name="input_reference"; filename="image.png"',
			'Content-Type: image/png',
			'',
			'\xff\x00\r\n',
			`--${boundary}--`,
			'',
		].join('\r\n'),
	);
});

it('a form without parts is its end', () => {
	expect(encodeMultipart([]).body.toString()).toBe(`--${boundaryOf([])}--\r\n`);
});

it.each([
	['a "b"', 'name="a %22b%22"'],
	['a\r\nb', 'name="a%0D%0Ab"'],
	['x"; filename="y', 'name="x%22; filename=%22y"'],
])('the name %p cannot leave its quotes', (name, written) => {
	expect(encodeMultipart([{ name, text: '' }]).body.toString()).toContain(`${written}\r\n\r\n`);
	const upload = encodeMultipart([file('f', Buffer.alloc(0), name)]).body.toString();
	expect(upload).toContain(`file${written}\r\nContent-Type`);
});

it('a boundary is that of its form alone, and nothing that a part of it could have known', () => {
	const form = [file('f', Buffer.from('image')), { name: 't', text: 'A fox' }];
	const [image, text] = form;
	const others = [
		[file('f', Buffer.from('imagf')), text],
		[image, { name: 't', text: 'A fix' }],
		[image, { name: 'u', text: 'A fox' }],
		[text, image],
		[image],
	].map((parts) => parts.filter((part) => part !== undefined));
	const boundaries = [form, ...others].map(boundaryOf);
	expect(new Set(boundaries).size).toBe(boundaries.length);
});

it('a part that holds the boundary its form had without it gets another one', () => {
	let text = 'A fox';
	for (let tries = 0; tries < 100; tries++) {
		const boundary = boundaryOf([{ name: 't', text }]);
		expect(text).not.toContain(boundary);
		text += `\r\n--${boundary}--\r\n`;
	}
});

/** Names without `%`, since the escapes of a name are not escaped themselves. */
const names = fc.string({ unit: 'grapheme', minLength: 1 }).filter((name) => !name.includes('%'));
/** Names that need no escapes. */
const plainNames = fc.string({ unit: fc.constantFrom(...'abcXYZ019_-[]. ()=;'), minLength: 1 });
const texts = fc.oneof(
	fc.string({ unit: 'grapheme' }),
	fc.string({ unit: fc.constantFrom('\r', '\n', '-', PREFIX, '"', 'ä', ' ') }),
);
const bytes = fc.oneof(
	fc.uint8Array({ maxLength: 300 }),
	texts.map((text) => Uint8Array.from(Buffer.from(text))),
);

function formOf(name: fc.Arbitrary<string>): fc.Arbitrary<FormPart[]> {
	const mimeType = fc.constantFrom('image/png', 'image/jpeg', 'image/webp');
	const upload = fc.record({ name, bytes, fileName: name, mimeType });
	return fc.array(fc.oneof(fc.record({ name, text: texts }), upload), {
		minLength: 1,
		maxLength: 6,
	});
}

describe('any form', () => {
	it('is what an independent encoder makes of it, but for names it does not escape', () => {
		fc.assert(
			fc.property(formOf(plainNames), (given) => {
				const { body, contentType } = encodeMultipart(given);
				const form = new FormData();
				form.setBoundary(contentType.replace('multipart/form-data; boundary=', ''));
				for (const part of given) {
					if ('text' in part) form.append(part.name, part.text);
					else {
						const options = { filename: part.fileName, contentType: part.mimeType };
						form.append(part.name, Buffer.from(part.bytes), options);
					}
				}
				expect(body.equals(form.getBuffer())).toBe(true);
			}),
			{ numRuns: 300 },
		);
	});

	it('is read by an independent parser as it was', async () => {
		await fc.assert(
			fc.asyncProperty(formOf(names), async (given) => {
				const { body, contentType } = encodeMultipart(given);
				const answer = new Response(body, { headers: { 'content-type': contentType } });
				const read = await Promise.all(
					[...(await answer.formData())].map(async ([name, value]) =>
						typeof value === 'string'
							? { name, text: value }
							: {
									name,
									bytes: Buffer.from(await value.arrayBuffer()).toString('hex'),
									fileName: value.name,
									mimeType: value.type,
								},
					),
				);
				const expected = given.map((part) =>
					'text' in part ? part : { ...part, bytes: Buffer.from(part.bytes).toString('hex') },
				);
				expect(read).toEqual(expected);
			}),
			{ numRuns: 300 },
		);
	});

	it('has the same bytes each time', () => {
		fc.assert(
			fc.property(formOf(names), (given) => {
				expect(encodeMultipart(given).body.equals(encodeMultipart(given).body)).toBe(true);
			}),
		);
	});
});
