use reqwest::ClientBuilder;

/// A builder of another library.
pub fn client() -> reqwest::Client {
    ClientBuilder::new().client_id("web").build().unwrap()
}
