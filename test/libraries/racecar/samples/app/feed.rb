# Racecar is not meant here.
class Feed < Atom::Consumer
  subscribes_to "news"
end
