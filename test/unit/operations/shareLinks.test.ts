import { VideoError } from '../../../nodes/AiVideo/api/errors';
import { directAddress } from '../../../nodes/AiVideo/operations/shareLinks';

const DRIVE_FILE = 'https://drive.google.com/uc?export=download&id=1AbC_d-9';

it.each([
	['https://drive.google.com/file/d/1AbC_d-9/view?usp=sharing', DRIVE_FILE],
	['https://drive.google.com/file/d/1AbC_d-9/preview', DRIVE_FILE],
	['https://drive.google.com/open?id=1AbC_d-9', DRIVE_FILE],
	['https://docs.google.com/file/d/1AbC_d-9/edit', DRIVE_FILE],
	['https://drive.google.com/file/u/1/d/1AbC_d-9/view', DRIVE_FILE],
	['https://drive.google.com/a/example.com/file/d/1AbC_d-9/view', DRIVE_FILE],
	[
		'https://drive.google.com/file/d/1AbC_d-9/view?usp=sharing&resourcekey=0-Ab',
		`${DRIVE_FILE}&resourcekey=0-Ab`,
	],
	['https://www.dropbox.com/s/a1/first.png?dl=0', 'https://www.dropbox.com/s/a1/first.png?raw=1'],
	[
		'https://www.dropbox.com/scl/fi/a1/first.png?rlkey=k&dl=0',
		'https://www.dropbox.com/scl/fi/a1/first.png?rlkey=k&raw=1',
	],
	[
		'https://github.com/owner/repo/blob/main/img/first.png',
		'https://raw.githubusercontent.com/owner/repo/main/img/first.png',
	],
])('%s leads to the file', (address, file) => {
	expect(directAddress(address)).toBe(file);
});

it.each([
	[DRIVE_FILE],
	['https://example.com/file/d/1AbC/view'],
	['https://example.com/first.png?a=1,2'],
	['https://i.imgur.com/a1.png'],
	['https://imgur.com/a1.png'],
	['https://images.unsplash.com/photo-1?w=1280'],
	['https://unsplash.com/photos/a1/download'],
	['https://onedrive.live.com/download?resid=1'],
	['first.png'],
])('%s is left as it is', (address) => {
	expect(directAddress(address)).toBe(address);
});

it.each([
	['https://drive.google.com/drive/folders/1AbC'],
	['https://drive.google.com/open'],
	['https://docs.google.com/document/d/1AbC/edit'],
	['https://photos.app.goo.gl/a1'],
	['https://photos.google.com/share/a1'],
	['https://1drv.ms/i/s!a1'],
	['https://onedrive.live.com/?id=1'],
	['https://imgur.com/a1'],
	['https://unsplash.com/photos/a1'],
])('%s is refused, as a page', (address) => {
	expect(() => directAddress(address)).toThrow(VideoError);
	expect(() => directAddress(address)).toThrow('leads to a web page, not to an image');
});
