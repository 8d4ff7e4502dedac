import { posix, win32 } from 'path';

import fc from 'fast-check';

import { toFileName } from '../../../nodes/AiVideo/operations/file';

it.each([
	['video_68e1f0c7', 'video_68e1f0c7.mp4'],
	['My film', 'My film.mp4'],
	['film.mp4', 'film.mp4'],
	['film.MP4', 'film.mp4'],
	['film.webm', 'film.webm.mp4'],
	['Müller – 7 Füchse', 'Müller – 7 Füchse.mp4'],
	['狐', '狐.mp4'],
	['🦊', '🦊.mp4'],
	['../../etc/passwd', '_.._etc_passwd.mp4'],
	['C:\\temp\\film', 'C_temp_film.mp4'],
	['a/b?c*d|e"f<g>h:i', 'a_b_c_d_e_f_g_h_i.mp4'],
	['a\r\nContent-Type: text/html', 'a_Content-Type_ text_html.mp4'],
	['a\u0000b\u007fc\u200bd\u202ee\u2028f', 'a_b_c_d_e_f.mp4'],
	['...hidden', 'hidden.mp4'],
	['  padded  ', 'padded.mp4'],
	['ends with dots...', 'ends with dots.mp4'],
	['', 'video.mp4'],
	['.', 'video.mp4'],
	['..', 'video.mp4'],
	['.mp4', 'video.mp4'],
	['/', '_.mp4'],
	['con', 'video_con.mp4'],
	['NUL', 'video_NUL.mp4'],
	['Com1', 'video_Com1.mp4'],
	['lpt9.mp4', 'video_lpt9.mp4'],
	['nul.tar', 'video_nul.tar.mp4'],
	['console', 'console.mp4'],
	['com10', 'com10.mp4'],
])('the file %p is called %p', (wanted, name) => {
	expect(toFileName(wanted, 'mp4')).toBe(name);
});

it('a long name is cut between letters, and fits every file system', () => {
	expect(toFileName('x'.repeat(500), 'mp4')).toMatch(/^x{169}-[0-9a-f]{10}\.mp4$/);
	expect(toFileName('狐'.repeat(200), 'webm')).toMatch(/^狐{56}-[0-9a-f]{10}\.webm$/);
	expect(toFileName(`x${'🦊'.repeat(200)}`, 'mp4')).toMatch(/^x(🦊){42}-[0-9a-f]{10}\.mp4$/u);
});

it('long names that differ at their end alone stay different, and the same', () => {
	const names = ['a', 'b', 'a'].map((end) => toFileName(`${'video_'.repeat(60)}${end}`, 'mp4'));
	expect(new Set(names).size).toBe(2);
});

describe('any name', () => {
	const wanted = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 400 }),
		fc.string({
			unit: fc.constantFrom(...'./\\: \t\r\n"<>|?*~conulm1é狐🦊', '.mp4', '\u202e', '\u0000'),
		}),
		fc.constantFrom('CON', 'aux', 'com7', 'nul.x', 'prn.mp4').map((name) => ` ${name}`),
	);
	const extension = fc.constantFrom('mp4', 'webm', 'jpg', 'mov');
	const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$/i;

	it('is safe: no path, no control character, no device, not hidden, not too long', () => {
		fc.assert(
			fc.property(wanted, extension, (text, suffix) => {
				const name = toFileName(text, suffix);
				expect(name.endsWith(`.${suffix}`)).toBe(true);
				expect([posix.basename(name), win32.basename(name)]).toEqual([name, name]);
				// eslint-disable-next-line no-control-regex -- they are what must not be there
				expect(name).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e<>:"|?*]/);
				expect(name).not.toMatch(DEVICE);
				expect(name).not.toMatch(/^[.\s]|[.\s]\.\w+$/);
				expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
			}),
			{ numRuns: 800 },
		);
	});

	it('stays the same once it is safe', () => {
		fc.assert(
			fc.property(wanted, extension, (text, suffix) => {
				const name = toFileName(text, suffix);
				expect(toFileName(name, suffix)).toBe(name);
			}),
			{ numRuns: 500 },
		);
	});
});
