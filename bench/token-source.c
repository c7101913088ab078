/* The source of tokens that scripts/bench measures with: an HTTP service that answers any POST whose
 * body holds "bench SHAPE COUNT RATE WORDS" with an event stream of Coze v3, and one that holds
 * "plain SHAPE …" with the text of the same tokens alone; a thread a connection, TCP_NODELAY. RATE 0
 * is as fast as the socket takes it; WORDS is words a token.
 *
 * Standard output first says "port N", then one line an event, times in ns of CLOCK_MONOTONIC:
 *   B time               a request has come, its head is answered; the tokens start 400 ms later
 *   F time               the first token is about to be written
 *   S time time …        when each token was about to be written (rates up to 1,000 only)
 *   L time               the last frame was written; the connection stays open for 400 ms
 * It ends when its standard input does. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { PAUSE_MS = 400, MOST_STAMPS = 20000, CHUNK = 1 << 16 };

static uint64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static void sleep_until(uint64_t when) {
  struct timespec t = {(time_t)(when / 1000000000u), (long)(when % 1000000000u)};
  while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, NULL) != 0) {}
}

static pthread_mutex_t speaking = PTHREAD_MUTEX_INITIALIZER;

static void say(const char *what, uint64_t when) {
  pthread_mutex_lock(&speaking);
  printf("%s %llu\n", what, (unsigned long long)when);
  fflush(stdout);
  pthread_mutex_unlock(&speaking);
}

static const char *const ENGLISH[] = {"the", "river", "runs", "over", "stones", "and", "under",
  "bridges", "where", "people", "stand", "to", "watch", "it", "go", "down", "slowly"};
static const char *const CHINESE[] = {"河水", "流过", "石头", "，", "人们", "站在", "桥上", "看着", "它",
  "慢慢", "流走", "。"};

typedef struct {
  char shape[16];
  long count, rate, words;
  int is_plain;
} Order;

/* The text of one token, as it stands inside a JSON string. */
static size_t token(const Order *order, long index, char *out) {
  size_t size = 0;
  if (!strcmp(order->shape, "stamp")) return (size_t)sprintf(out, "w%06ld ", index);
  for (long word = index * order->words; word < (index + 1) * order->words; word++) {
    if (!strcmp(order->shape, "chinese")) {
      size += (size_t)sprintf(out + size, "%s", CHINESE[word % 12]);
      if (word % 96 == 95) size += (size_t)sprintf(out + size, "\\n\\n");
      continue;
    }
    int is_list = !strcmp(order->shape, "list"), is_fence = !strcmp(order->shape, "fence");
    if (is_fence && word == 0) size += (size_t)sprintf(out + size, "```c\\n");
    if (is_list && word % 12 == 0) size += (size_t)sprintf(out + size, "%s- ", word ? "\\n" : "");
    size += (size_t)sprintf(out + size, "%s ", ENGLISH[(word * 7 + word / 17) % 17]);
    if (is_fence && word % 9 == 8) size += (size_t)sprintf(out + size, "\\n");
    if (!strcmp(order->shape, "prose") && word % 80 == 79)
      size += (size_t)sprintf(out + size, word % 400 == 399 ? "\\n\\n## a heading\\n\\n" : "\\n\\n");
  }
  return size;
}

static int send_all(int socket, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t sent = write(socket, bytes, count);
    if (sent <= 0) return -1;
    bytes += sent;
    count -= (size_t)sent;
  }
  return 0;
}

static const char FRAME_HEAD[] = "event:conversation.message.%s\ndata:{\"id\":\"7400000000000000002\","
  "\"conversation_id\":\"7400000000000000003\",\"bot_id\":\"7379462189365190001\","
  "\"chat_id\":\"7400000000000000001\",\"role\":\"assistant\",\"type\":\"answer\",\"content\":\"";
static const char FRAME_TAIL[] = "\",\"content_type\":\"text\"}\n\n";
static const char CHAT[] = "event:conversation.chat.%s\ndata:{\"id\":\"7400000000000000001\","
  "\"conversation_id\":\"7400000000000000003\",\"bot_id\":\"7379462189365190001\",\"status\":\"%s\"}\n\n";

typedef struct {
  char *bytes;
  size_t count, room;
} Buffer;

static void add(Buffer *buffer, const char *bytes, size_t count) {
  if (buffer->count + count > buffer->room) {
    buffer->room = (buffer->count + count) * 2;
    buffer->bytes = realloc(buffer->bytes, buffer->room);
    if (!buffer->bytes) abort();
  }
  memcpy(buffer->bytes + buffer->count, bytes, count);
  buffer->count += count;
}

/* Text as it is meant: the two escapes that tokens hold become line ends. */
static void add_plain(Buffer *out, const char *text, size_t count) {
  for (size_t index = 0; index < count; index++) {
    int is_end = text[index] == '\\' && index + 1 < count && text[index + 1] == 'n';
    add(out, is_end ? "\n" : text + index, 1);
    index += (size_t)is_end;
  }
}

static void add_frame(Buffer *out, const char *kind, const char *text, size_t count) {
  char head[512];
  add(out, head, (size_t)snprintf(head, sizeof head, FRAME_HEAD, kind));
  add(out, text, count);
  add(out, FRAME_TAIL, sizeof FRAME_TAIL - 1);
}

/* Sends tokens as they are due; a write holds all that are. */
static int send_tokens(int socket, const Order *order, Buffer *whole, uint64_t *stamps) {
  Buffer out = {0};
  uint64_t start = now();
  int failed = 0;
  for (long next = 0; next < order->count && !failed;) {
    long due = order->count;
    if (order->rate > 0) {
      due = (long)((now() - start) * (uint64_t)order->rate / 1000000000u) + 1;
      if (due > order->count) due = order->count;
    }
    out.count = 0;
    for (; next < due && out.count < CHUNK; next++) {
      char text[8192];
      size_t count = token(order, next, text);
      if (next == order->count - 1) count += (size_t)sprintf(text + count, " QXZJ");
      add(whole, text, count);
      if (order->is_plain) add_plain(&out, text, count);
      else add_frame(&out, "delta", text, count);
      if (next < MOST_STAMPS) stamps[next] = now();
    }
    failed = send_all(socket, out.bytes, out.count);
    if (order->rate > 0 && next < order->count)
      sleep_until(start + (uint64_t)next * 1000000000u / (uint64_t)order->rate + 1000);
  }
  free(out.bytes);
  return failed;
}

static void stream(int socket, const Order *order) {
  static const char head[] = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
    "Connection: close\r\n\r\n";
  char text[1024];
  uint64_t begin = now();
  uint64_t *stamps = calloc(MOST_STAMPS, sizeof *stamps);
  if (!stamps) abort();
  send_all(socket, head, sizeof head - 1);
  if (!order->is_plain)
    send_all(socket, text, (size_t)snprintf(text, sizeof text, CHAT, "created", "created"));
  say("B", begin);
  sleep_until(begin + PAUSE_MS * 1000000u);
  say("F", now());
  Buffer whole = {0}, out = {0};
  if (send_tokens(socket, order, &whole, stamps) == 0 && !order->is_plain) {
    add_frame(&out, "completed", whole.bytes, whole.count);
    add(&out, text, (size_t)snprintf(text, sizeof text, CHAT, "completed", "completed"));
    add(&out, "event:done\ndata:\"[DONE]\"\n\n", 26);
    send_all(socket, out.bytes, out.count);
  }
  uint64_t end = now();
  if (order->rate > 0 && order->rate <= 1000) {
    pthread_mutex_lock(&speaking);
    printf("S");
    for (long index = 0; index < order->count && index < MOST_STAMPS; index++)
      printf(" %llu", (unsigned long long)stamps[index]);
    printf("\n");
    pthread_mutex_unlock(&speaking);
  }
  say("L", end);
  sleep_until(now() + PAUSE_MS * 1000000u);
  free(whole.bytes);
  free(out.bytes);
  free(stamps);
}

static void *serve(void *argument) {
  int socket = (int)(intptr_t)argument;
  static const char nothing[] = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n"
    "Connection: close\r\n\r\n";
  char request[1 << 16];
  size_t count = 0;
  while (count < sizeof request - 1) {
    ssize_t got = read(socket, request + count, sizeof request - 1 - count);
    if (got <= 0) break;
    count += (size_t)got;
    request[count] = 0;
    char *body = strstr(request, "\r\n\r\n");
    if (!body) continue;
    char *length = strcasestr(request, "\r\ncontent-length:");
    size_t wanted = length ? (size_t)strtoul(length + 17, NULL, 10) : 0;
    if (count < (size_t)(body + 4 - request) + wanted) continue;
    /* The newest question stands last: earlier ones may stand before it. */
    Order order = {0};
    char *found = NULL;
    for (char *at = body; (at = strstr(at, "bench ")); at++) found = at;
    char *plain = strstr(body, "plain ");
    order.is_plain = plain != NULL;
    if (plain) found = plain;
    if (found && sscanf(found, "%*5s %15s %ld %ld %ld", order.shape, &order.count, &order.rate,
                        &order.words) == 4 && order.count > 0 && order.words < 200)
      stream(socket, &order);
    else
      send_all(socket, nothing, sizeof nothing - 1);
    break;
  }
  close(socket);
  return NULL;
}

static void *watch_input(void *unused) {
  char byte;
  while (read(0, &byte, 1) > 0) {}
  exit(0);
  return unused;
}

int main(void) {
  signal(SIGPIPE, SIG_IGN);
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  if (bind(listener, (struct sockaddr *)&address, size) || listen(listener, 64) ||
      getsockname(listener, (struct sockaddr *)&address, &size)) {
    perror("token-source");
    return 1;
  }
  printf("port %d\n", ntohs(address.sin_port));
  fflush(stdout);
  pthread_t thread;
  pthread_create(&thread, NULL, watch_input, NULL);
  for (;;) {
    int client = accept(listener, NULL, NULL);
    if (client < 0) continue;
    setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (pthread_create(&thread, NULL, serve, (void *)(intptr_t)client) == 0) pthread_detach(thread);
    else close(client);
  }
}
