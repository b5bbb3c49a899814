/** The whole worker (W3C Service Workers): shows a notice and opens its page. It keeps nothing and stands between no page and the city. */
export const noticeWorker = `self.addEventListener('push', (event) => {
  const { id, title, text, url } = event.data.json();
  event.waitUntil(self.registration.showNotification(title, { body: text, tag: id, data: url }));
});
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data));
});
`;
