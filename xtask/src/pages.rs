//! Serves a build the way GitHub Pages does: under a path, gzipped, with a ten-minute
//! `Cache-Control`, and `404.html` with status 404 for what is not there.
//!
//! Written on the standard library so that [`Site::stop`] can really hang up: offline tests need
//! a server that is gone, with no connection left that somebody could still ask.

use crate::dist::gzip;
use std::collections::HashMap;
use std::io::{self, BufReader};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::SystemTime;

/// A build, served on this machine until it is stopped or dropped.
#[derive(Debug)]
pub struct Site {
    shared: Arc<Shared>,
    port: u16,
    running: Mutex<Option<Running>>,
}

#[derive(Debug)]
struct Running {
    stop: Arc<AtomicBool>,
    accepting: JoinHandle<()>,
}

#[derive(Debug)]
struct Shared {
    folder: PathBuf,
    base: String,
    requests: Mutex<Vec<String>>,
    connections: Mutex<HashMap<usize, TcpStream>>,
    zipped: Mutex<HashMap<PathBuf, Zipped>>,
}

/// A zipped file, and the date of the file it was made from.
type Zipped = (SystemTime, Arc<Vec<u8>>);

impl Site {
    /// Serves `dist` under `base` (`/` or `/name/`). Port 0 takes any free one.
    ///
    /// # Panics
    /// When the port is taken: for tests. Commands use [`Site::bind`].
    #[must_use]
    pub fn serve(dist: &Path, base: &str, port: u16) -> Self {
        Self::bind(dist, base, port).expect("a free port")
    }

    /// Serves `dist` under `base` (`/` or `/name/`). Port 0 takes any free one.
    ///
    /// # Errors
    /// When the port is taken.
    pub fn bind(dist: &Path, base: &str, port: u16) -> io::Result<Self> {
        let shared = Arc::new(Shared {
            folder: dist.to_path_buf(),
            base: base.to_owned(),
            requests: Mutex::default(),
            connections: Mutex::default(),
            zipped: Mutex::default(),
        });
        let listener = listen(port)?;
        let port = listener.local_addr()?.port();
        let running = Mutex::new(Some(accept(listener, &shared)));
        Ok(Self { shared, port, running })
    }

    /// The address of the start page: `http://127.0.0.1:1234/name/`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.shared.base)
    }

    /// Closes the port and every connection. Does nothing when stopped already.
    pub fn stop(&self) {
        let Some(running) = lock(&self.running).take() else { return };
        running.stop.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for a visitor.
        drop(TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)));
        let _ = running.accepting.join();
        for (_, connection) in lock(&self.shared.connections).drain() {
            let _ = connection.shutdown(Shutdown::Both);
        }
    }

    /// Serves again, on the same port. Does nothing when running.
    ///
    /// # Panics
    /// When somebody else took the port meanwhile.
    pub fn start(&self) {
        let mut running = lock(&self.running);
        if running.is_none() {
            let listener = listen(self.port).expect("the port is still free");
            *running = Some(accept(listener, &self.shared));
        }
    }

    /// The path of every request so far, in order, with its query.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        lock(&self.shared.requests).clone()
    }

    /// Waits until the site is stopped: for ever, in a command.
    pub fn wait(self) {
        let running = lock(&self.running).take();
        if let Some(running) = running {
            let _ = running.accepting.join();
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A panic in another thread must not hide what this one has to say.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn listen(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

fn accept(listener: TcpListener, shared: &Arc<Shared>) -> Running {
    let stop = Arc::new(AtomicBool::new(false));
    let (flag, shared) = (Arc::clone(&stop), Arc::clone(shared));
    let accepting = thread::spawn(move || {
        for (number, connection) in listener.incoming().enumerate() {
            if flag.load(Ordering::SeqCst) {
                break;
            }
            let Ok(connection) = connection else { continue };
            if let Ok(handle) = connection.try_clone() {
                lock(&shared.connections).insert(number, handle);
            }
            let shared = Arc::clone(&shared);
            thread::spawn(move || {
                shared.talk(&connection);
                // The handle for `stop` keeps the connection open, so it goes too.
                lock(&shared.connections).remove(&number);
            });
        }
    });
    Running { stop, accepting }
}

/// What a request asks for, as far as we look.
struct Request {
    method: String,
    target: String,
    headers: Vec<(String, String)>,
}

impl Request {
    /// `None`: the other side hung up, or talks something else.
    fn read(reader: &mut impl io::BufRead) -> Option<Self> {
        let first = line(reader)?;
        let mut words = first.split(' ');
        let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
        let mut headers = Vec::new();
        loop {
            let text = line(reader)?;
            let Some((name, value)) = text.split_once(':') else { break };
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        Some(Self { method, target, headers })
    }

    fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }
}

fn line(reader: &mut impl io::BufRead) -> Option<String> {
    let mut text = String::new();
    let read = reader.read_line(&mut text).ok()?;
    (read > 0).then(|| text.trim_end().to_owned())
}

struct Answer {
    status: &'static str,
    headers: Vec<(&'static str, String)>,
    body: Arc<Vec<u8>>,
}

impl Answer {
    fn plain(status: &'static str) -> Self {
        let headers = vec![("Content-Type", "text/plain; charset=utf-8".to_owned())];
        Self { status, headers, body: Arc::new(status.as_bytes().to_vec()) }
    }

    fn write(&self, to: &mut impl io::Write, with_body: bool) -> io::Result<()> {
        let mut head = format!("HTTP/1.1 {}\r\nContent-Length: {}\r\n", self.status, self.body.len());
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        let mut all = format!("{head}\r\n").into_bytes();
        if with_body {
            all.extend_from_slice(&self.body);
        }
        to.write_all(&all)?;
        to.flush()
    }
}

impl Shared {
    fn talk(&self, connection: &TcpStream) {
        let mut reader = BufReader::new(connection);
        let mut writer = connection;
        while let Some(request) = Request::read(&mut reader) {
            lock(&self.requests).push(request.target.clone());
            let answer = self.answer(&request);
            if answer.write(&mut writer, request.method != "HEAD").is_err() {
                break;
            }
        }
    }

    fn answer(&self, request: &Request) -> Answer {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return Answer::plain("405 Method Not Allowed");
        }
        let path = request.target.split(['?', '#']).next().unwrap_or_default();
        if format!("{path}/") == self.base {
            let headers = vec![("Location", self.base.clone())];
            return Answer { status: "301 Moved Permanently", headers, body: Arc::default() };
        }
        match path.strip_prefix(&self.base).map(decode) {
            None => Answer::plain("404 Not Found"),
            Some(inside) => match self.find(&inside) {
                Some(file) => self.file(&file, "200 OK", request),
                None => self.file(&self.folder.join("404.html"), "404 Not Found", request),
            },
        }
    }

    /// The file for a path: itself, the start page of a folder, or the page without its `.html`.
    fn find(&self, inside: &str) -> Option<PathBuf> {
        let inside = Path::new(inside);
        if !inside.components().all(|part| matches!(part, Component::Normal(_))) {
            return None;
        }
        let path = self.folder.join(inside);
        [path.clone(), path.join("index.html"), path.with_extension("html")].into_iter().find(|path| path.is_file())
    }

    fn file(&self, path: &Path, status: &'static str, request: &Request) -> Answer {
        let Ok(bytes) = std::fs::read(path) else { return Answer::plain("404 Not Found") };
        let tag = format!("\"{}\"", crate::dist::hash(&bytes));
        let kind = mime(path);
        let mut headers = vec![
            ("Content-Type", kind.to_owned()),
            ("Cache-Control", "max-age=600".to_owned()),
            ("Vary", "Accept-Encoding".to_owned()),
            ("Access-Control-Allow-Origin", "*".to_owned()),
            ("ETag", tag.clone()),
        ];
        if request.header("if-none-match") == tag {
            return Answer { status: "304 Not Modified", headers, body: Arc::default() };
        }
        if is_zipped(kind) && request.header("accept-encoding").contains("gzip") {
            headers.push(("Content-Encoding", "gzip".to_owned()));
            return Answer { status, headers, body: self.zipped(path, &bytes) };
        }
        Answer { status, headers, body: Arc::new(bytes) }
    }

    fn zipped(&self, path: &Path, bytes: &[u8]) -> Arc<Vec<u8>> {
        let date = std::fs::metadata(path).and_then(|data| data.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
        let known = lock(&self.zipped).get(path).filter(|(of, _)| *of == date).map(|(_, body)| Arc::clone(body));
        known.unwrap_or_else(|| {
            let body = Arc::new(gzip(bytes));
            lock(&self.zipped).insert(path.to_path_buf(), (date, Arc::clone(&body)));
            body
        })
    }
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|end| end.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "application/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "json" => "application/json; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn is_zipped(kind: &str) -> bool {
    !matches!(kind, "image/png" | "font/woff2" | "application/octet-stream")
}

/// `%20` and its like.
fn decode(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = (*first == b'%').then(|| tail.get(..2)).flatten();
        let value =
            escaped.and_then(|two| std::str::from_utf8(two).ok()).and_then(|two| u8::from_str_radix(two, 16).ok());
        match value {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::io::{Read as _, Write as _};

    fn site(name: &str) -> Site {
        let folder = std::env::temp_dir().join(format!("ebb-pages-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("icons")).unwrap();
        for (file, text) in [
            ("index.html", "start"),
            ("404.html", "wrong way"),
            ("help.html", "help"),
            ("app.wasm", "wasm"),
            ("icons/a.png", "png"),
        ] {
            fs::write(folder.join(file), text).unwrap();
        }
        Site::serve(&folder, "/name/", 0)
    }

    fn get(site: &Site, path: &str, header: &str) -> String {
        let mut connection = TcpStream::connect((Ipv4Addr::LOCALHOST, site.port)).unwrap();
        write!(connection, "GET {path} HTTP/1.1\r\n{header}\r\n").unwrap();
        connection.shutdown(Shutdown::Write).unwrap();
        let mut bytes = Vec::new();
        connection.read_to_end(&mut bytes).unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    #[test]
    fn answers_as_github_pages_does() {
        let site = site("answers");
        for (path, status, part) in [
            ("/name/", "200", "start"),
            ("/name/?x#y", "200", "start"),
            ("/name", "301", "Location: /name/"),
            ("/name/help", "200", "help"),
            ("/name/app.wasm", "200", "Content-Type: application/wasm"),
            ("/name/icons/a%2Epng", "200", "max-age=600"),
            ("/name/no/such", "404", "wrong way"),
            ("/name/../etc/passwd", "404", "wrong way"),
            ("/other", "404", "Not Found"),
        ] {
            let answer = get(&site, path, "");
            assert!(answer.starts_with(&format!("HTTP/1.1 {status}")) && answer.contains(part), "{path}: {answer}");
        }
        assert_eq!(site.requests().len(), 9);
        assert_eq!(site.requests()[1], "/name/?x#y");
    }

    #[test]
    fn zips_for_those_who_can_unzip() {
        let site = site("zips");
        assert!(get(&site, "/name/", "Accept-Encoding: br, gzip\r\n").contains("Content-Encoding: gzip"));
        assert!(!get(&site, "/name/icons/a.png", "Accept-Encoding: gzip\r\n").contains("Content-Encoding"));
    }

    #[test]
    fn says_nothing_new_for_a_known_tag() {
        let site = site("tags");
        let tag = format!("If-None-Match: \"{}\"\r\n", crate::dist::hash(b"start"));
        assert!(get(&site, "/name/", &tag).starts_with("HTTP/1.1 304"));
    }

    #[test]
    fn stopping_hangs_up_and_starting_takes_the_same_port() {
        let site = site("stops");
        let url = site.url();
        let mut open = TcpStream::connect((Ipv4Addr::LOCALHOST, site.port)).unwrap();
        write!(open, "GET /name/ HTTP/1.1\r\n\r\n").unwrap();
        let mut first = [0; 8];
        open.read_exact(&mut first).unwrap();
        site.stop();
        site.stop();
        assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, site.port)).is_err());
        let mut rest = Vec::new();
        let _ = open.read_to_end(&mut rest);
        site.start();
        assert_eq!(site.url(), url);
        assert!(get(&site, "/name/", "").contains("start"));
    }
}
