import { matchPath } from '../../emulator/server/matchPath';

describe('matching a path', () => {
	it.each([
		['/v1/videos', '/v1/videos', {}],
		['/v1/videos/:id/content', '/v1/videos/video_1/content', { id: 'video_1' }],
		['/v1/videos/:id', '/v1/videos/a%2Fb%3D%3D', { id: 'a/b==' }],
		['/v1/videos/:id', '/v1/videos/100%', { id: '100%' }],
		['/v1/files/:id:download', '/v1/files/a%2Fb:download', { id: 'a/b' }],
		['/:model*', '/veo', { model: 'veo' }],
		['/v1/:model*', '/v1/owner/veo%203/fast', { model: 'owner/veo 3/fast' }],
	])('%s fits %s', (pattern, path, params) => {
		expect(matchPath(pattern, path)).toEqual(params);
	});

	it.each([
		['/v1/videos', '/v1/videos/'],
		['/v1/videos', '/v2/videos'],
		['/v1/videos/:id', '/v1/videos'],
		['/v1/videos/:id', '/v1/videos/'],
		['/v1/videos/:id', '/v1/videos/a/b'],
		['/v1/files/:id:download', '/v1/files/a'],
		['/v1/files/:id:download', '/v1/files/:download'],
		['/v1/:model*', '/v1'],
		['/v1/:model*', '/v1/'],
		['/v1/:model*', '/v1/owner//veo'],
		['/v1/:model*', '/v2/owner/veo'],
	])('%s does not fit %s', (pattern, path) => {
		expect(matchPath(pattern, path)).toBeNull();
	});
});
