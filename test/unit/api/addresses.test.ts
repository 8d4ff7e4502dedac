import { refuseAddress } from '../../../nodes/AiVideo/api/addresses';

const PUBLIC = 'https://api.example.com/v1';

describe('an address out of an answer', () => {
	it.each([
		['https://cdn.example.com/1.mp4', PUBLIC],
		['https://api.example.com/files/1.mp4', PUBLIC],
		['https://8.8.8.8/1.mp4', PUBLIC],
		['http://cdn.example.com/1.mp4', 'http://api.example.com/v1'],
		['http://localhost:9000/1.mp4', 'http://localhost:8091/v1'],
		['http://192.168.0.7/1.mp4', 'http://gpu.local:8091/v1'],
		['http://cdn.example.com/1.mp4', 'https://10.0.0.1/v1'],
		['https://cdn.example.com/1.mp4', 'http://10.0.0.1/v1'],
	])('%s of %s is fetched', (url, baseUrl) => {
		expect(refuseAddress(url, baseUrl)).toBeNull();
	});

	it.each([
		['data:video/mp4;base64,AA==', PUBLIC, 'an address that is not http or https (data:)'],
		['file:///etc/passwd', PUBLIC, 'an address that is not http or https (file:)'],
		[
			'ftp://example.com/1.mp4',
			'http://localhost/v1',
			'an address that is not http or https (ftp:)',
		],
		['http://169.254.169.254/latest', PUBLIC, 'an address of the machine itself (169.254.169.254)'],
		[
			'http://169.254.169.254/latest',
			'http://localhost:8000/v1',
			'an address of the machine itself (169.254.169.254)',
		],
		[
			'http://metadata.google.internal/computeMetadata/v1',
			'http://10.0.0.1/v1',
			'an address of the machine itself (metadata.google.internal)',
		],
		['http://db.svc/1.mp4', PUBLIC, 'an address in a private network (db.svc)'],
		['https://2130706433/', PUBLIC, 'an address in a private network (127.0.0.1)'],
		['https://[::ffff:7f00:1]/', PUBLIC, 'an address in a private network ([::ffff:7f00:1])'],
		['https://localhost:5678/rest', PUBLIC, 'an address in a private network (localhost)'],
		['http://cdn.example.com:81/1.mp4', PUBLIC, 'an unencrypted address (cdn.example.com:81)'],
		['http://api.example.com/1.mp4', PUBLIC, 'an unencrypted address (api.example.com)'],
	])('%s of %s is not', (url, baseUrl, reason) => {
		expect(refuseAddress(url, baseUrl)).toBe(reason);
	});
});
