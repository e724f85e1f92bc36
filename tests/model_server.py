"""A language model's server for tests: on this machine, with an answer for each question, good or bad."""

import json
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def envelope(content, finish="stop"):
    """The reply of an OpenAI-compatible server around a model's words."""
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}, "finish_reason": finish}]})


def claims(*entries):
    """A model's words: claims as JSON."""
    return json.dumps({"claims": list(entries)})


def say(content, finish="stop"):
    """Answer well, whatever the model says."""
    return lambda handler, question: handler.reply(200, envelope(content, finish))


def status(code, body="", **headers):
    """Answer with a status and nothing of use."""
    return lambda handler, question: handler.reply(code, body, headers)


def raw(body, **headers):
    """Answer with status 200 and any body."""
    return lambda handler, question: handler.reply(200, body, headers)


def hang_up(handler, question):
    """Close the connection without a word."""
    handler.close_connection = True


def wait(handler, question):
    """Say nothing until the test is over."""
    handler.server.over.wait(60)


def drip_body(handler, question):
    """Promise a long body and send a byte of it now and then."""
    handler.begin(200, {"Content-Length": "1000000"})
    handler.drip(b" ")


def drip_head(handler, question):
    """Never come to the end of the headers."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    handler.drip(b"x")


def endless(handler, question):
    """Send a body without end."""
    handler.begin(200, {"Transfer-Encoding": "chunked"})
    with suppress(OSError):
        while not handler.server.over.is_set():
            handler.wfile.write(b"10000\r\n" + b" " * 0x10000 + b"\r\n")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        question = json.loads(body)
        with self.server.lock:
            number = len(self.server.questions)
            self.server.questions.append(question)
            self.server.heads.append((self.path, dict(self.headers)))
        self.server.reached.set()
        script = self.server.script
        answer = script[min(number, len(script) - 1)]
        with suppress(OSError):
            answer(self, question)

    def begin(self, code, headers):
        self.send_response(code)
        for name, value in {"Connection": "close", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.close_connection = True

    def reply(self, code, body, headers=()):
        data = body if isinstance(body, bytes) else body.encode("utf-8", "surrogatepass")
        self.begin(code, {"Content-Length": str(len(data)), **dict(headers)})
        self.wfile.write(data)

    def drip(self, sign):
        with suppress(OSError):
            while not self.server.over.wait(0.01):
                self.wfile.write(sign)
                self.wfile.flush()

    def log_message(self, *_):
        pass


class ModelServer(ThreadingHTTPServer):
    """Gives the first answer to the first question, and so on; the last one to all others.

    An answer is a function of handler and question, such as those above, or text, which the model says.
    """

    daemon_threads = True
    block_on_close = False

    def __init__(self, *script):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.script = [say(answer) if isinstance(answer, str) else answer for answer in script]
        self.questions, self.heads = [], []
        self.lock, self.reached, self.over = threading.Lock(), threading.Event(), threading.Event()
        self.thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/v1"

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.shutdown()
        self.server_close()
        self.thread.join()

    def handle_error(self, request, client_address):
        pass  # whoever asks may hang up at any time
