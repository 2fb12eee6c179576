module example.com/goka
require github.com/lovoo/goka v1.1.10
